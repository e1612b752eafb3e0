import type { ResourceInvokeRequest, ResourceInvokeResponse } from "@pulumi/pulumi/proto/resource_pb.js";
import { programConfig } from "../program-config.ts";
import { regionAsked, regionOfProvider } from "../provider-region.ts";
import type { Registrations } from "../registrations.ts";
import { wireOf } from "../wire.ts";
import { LookupRecorder, recordVariable, tokenOfAccount } from "./lookup-recorder.ts";

/** Returns what keeps the answers to look-ups; `undefined` where nobody asked for it. */
export function newRecorder(environment: Readonly<Record<string, string | undefined>>): LookupRecorder | undefined {
  if ((environment[recordVariable] ?? "") === "") return undefined;
  const { values, secretKeys } = programConfig(environment);
  return new LookupRecorder(secretKeys.map((key) => values[key]).filter((text) => text !== undefined));
}

/** Asks the engine a question of our own, and tells what it answers, if it does. */
type Ask = (request: ResourceInvokeRequest, told: (response: ResourceInvokeResponse | undefined) => void) => void;

/**
 * Returns what is to see each answer. The first answer of a package makes it ask whose account it is, through the same provider:
 * answers of one account are worth nothing to another.
 */
export function watchLookups(
  recorder: LookupRecorder,
  registrations: Registrations,
  ask: Ask,
): (request: ResourceInvokeRequest, response: ResourceInvokeResponse) => void {
  return (request, response) => {
    if (response.getFailuresList().length > 0) return;
    const token = request.getTok();
    const asked = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl(), packageReference: "" };
    const args = wireOf(request.getArgs());
    const own = regionOfProvider(registrations, token, request.getProvider(), asked);
    const identity = tokenOfAccount(token);
    const wanted = recorder.wantsAccount(token);
    recorder.add(token, regionAsked(args, own), args, wireOf(response.getReturn()));
    if (!wanted || identity === undefined || identity === token) return;
    const question = request.cloneMessage();
    question.setTok(identity);
    question.clearArgs();
    ask(question, (answer) => recorder.addAccount(identity, wireOf(answer?.getReturn())));
  };
}
