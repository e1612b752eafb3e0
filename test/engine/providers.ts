/**
 * Stand-ins for the resource providers, served from the test process and attached by PULUMI_DEBUG_PROVIDERS. At preview
 * they answer as real ones do: inputs come back, everything that the cloud decides is unknown. On `up` they invent it,
 * and write down what they were asked to create: nothing else would show that nothing was.
 */
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import type { handleUnaryCall, ServiceError } from "@grpc/grpc-js";
import { status } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import pluginMessages from "@pulumi/pulumi/proto/plugin_pb.js";
import providerServices from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as provider from "@pulumi/pulumi/proto/provider_pb.js";
import providerMessages from "@pulumi/pulumi/proto/provider_pb.js";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import structMessages from "google-protobuf/google/protobuf/struct_pb.js";
import { serveOnLoopback } from "./loopback-server.ts";
import type { Whereabouts } from "./provider-values.ts";
import {
  deployedOutputs,
  previewOutputs,
  withDefaultsMarks,
  withoutDefaultsMarks,
  zoneNamedBy,
} from "./provider-values.ts";
import type { Data, DataRecord, Surroundings } from "./surroundings.ts";
import { answerLookup } from "./surroundings.ts";

/** What a stand-in was asked to change in the world, in order. Previews change nothing and so leave no line. */
export interface Deed {
  readonly kind: "create" | "update" | "delete";
  readonly urn: string;
}

export interface ProviderStandIns {
  /** The value of PULUMI_DEBUG_PROVIDERS that attaches the engine to them. */
  readonly attach: string;
  readonly deeds: readonly Deed[];
  close(): void;
}

/** Serves one stand-in for each named provider until closed. */
export async function serveProviders(names: readonly string[], surroundings: Surroundings): Promise<ProviderStandIns> {
  const deeds: Deed[] = [];
  const servers = await Promise.all(
    names.map(async (name) => ({
      name,
      server: await serveOnLoopback(
        providerServices.ResourceProviderService,
        standIn(name, surroundings, (deed) => deeds.push(deed)),
      ),
    })),
  );
  return {
    attach: servers.map(({ name, server }) => `${name}:${server.port}`).join(","),
    deeds,
    close: () => {
      for (const { server } of servers) server.close();
    },
  };
}

function standIn(name: string, surroundings: Surroundings, record: (deed: Deed) => void) {
  // Every provider resource of a stack attaches to the same port: only its connection tells them apart.
  const regions = new Map<string, string>();
  // By the id of what was deployed: what is put into a subnet stands in its zone.
  const zones = new Map<string, string>();
  let invented = 0;

  const regionFor = (peer: string, properties: DataRecord): string => {
    const stated = properties.region;
    return typeof stated === "string" ? stated : (regions.get(peer) ?? "");
  };

  const whereabouts = (peer: string, inputs: DataRecord): Whereabouts => {
    const region = regionFor(peer, inputs);
    const within = [inputs.subnetId, inputs.vswitchId].find((id) => typeof id === "string");
    const zone = zones.get(String(within)) ?? surroundings.zones?.[region]?.[0];
    return { ...(region === "" ? {} : { region }), ...(zone === undefined ? {} : { zone }) };
  };

  const handshake: handleUnaryCall<provider.ProviderHandshakeRequest, provider.ProviderHandshakeResponse> = (
    _call,
    reply,
  ) => {
    reply(
      null,
      new providerMessages.ProviderHandshakeResponse()
        .setAcceptSecrets(true)
        .setAcceptResources(true)
        .setAcceptOutputs(false),
    );
  };

  const getPluginInfo: handleUnaryCall<Empty, PluginInfo> = (_call, reply) =>
    reply(null, new pluginMessages.PluginInfo().setVersion(installedVersion(name)));

  const checkConfig: handleUnaryCall<provider.CheckRequest, provider.CheckResponse> = (call, reply) => {
    reply(null, new providerMessages.CheckResponse().setInputs(call.request.getNews()));
  };

  const configure: handleUnaryCall<provider.ConfigureRequest, provider.ConfigureResponse> = (call, reply) => {
    const region = dataOf(call.request.getArgs()).region;
    if (typeof region === "string") regions.set(call.getPeer(), region);
    reply(
      null,
      new providerMessages.ConfigureResponse()
        .setAcceptsecrets(true)
        .setSupportspreview(true)
        .setAcceptresources(true)
        .setAcceptoutputs(false),
    );
  };

  const check: handleUnaryCall<provider.CheckRequest, provider.CheckResponse> = (call, reply) => {
    reply(
      null,
      new providerMessages.CheckResponse().setInputs(structOf(withDefaultsMarks(dataOf(call.request.getNews())))),
    );
  };

  const diff: handleUnaryCall<provider.DiffRequest, provider.DiffResponse> = (call, reply) => {
    const before = withoutDefaultsMarks(dataOf(call.request.getOldInputs()));
    const after = withoutDefaultsMarks(dataOf(call.request.getNews()));
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => !isDeepStrictEqual(before[key], after[key]))
      .sort();
    const { DIFF_NONE, DIFF_SOME } = providerMessages.DiffResponse.DiffChanges;
    reply(
      null,
      new providerMessages.DiffResponse()
        .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList(changed),
    );
  };

  // The AWS provider fills in its own region when it plans, so that this one output is known at preview.
  const withRegion = (peer: string, inputs: DataRecord): DataRecord => {
    const region = regions.get(peer);
    return name === "aws" && region !== undefined ? { region, ...inputs } : inputs;
  };

  const create: handleUnaryCall<provider.CreateRequest, provider.CreateResponse> = (call, reply) => {
    const urn = call.request.getUrn();
    const inputs = withRegion(call.getPeer(), withoutDefaultsMarks(dataOf(call.request.getProperties())));
    const response = new providerMessages.CreateResponse();
    try {
      if (call.request.getPreview()) {
        response.setProperties(structOf(previewOutputs(typeOf(urn), inputs)));
      } else {
        record({ kind: "create", urn });
        invented += 1;
        const id = `${name}-${invented}`;
        const outputs = deployedOutputs(typeOf(urn), nameOf(urn), inputs, whereabouts(call.getPeer(), inputs));
        const zone = zoneNamedBy(typeOf(urn), outputs);
        if (zone !== undefined) zones.set(id, zone);
        response.setId(id);
        response.setProperties(structOf(outputs));
      }
      reply(null, response);
    } catch (error) {
      reply(failure(error));
    }
  };

  const update: handleUnaryCall<provider.UpdateRequest, provider.UpdateResponse> = (call, reply) => {
    const request = call.request;
    const outputs = { ...dataOf(request.getOlds()), ...withoutDefaultsMarks(dataOf(request.getNews())) };
    if (!request.getPreview()) record({ kind: "update", urn: request.getUrn() });
    reply(null, new providerMessages.UpdateResponse().setProperties(structOf(outputs)));
  };

  const remove: handleUnaryCall<provider.DeleteRequest, Empty> = (call, reply) => {
    record({ kind: "delete", urn: call.request.getUrn() });
    reply(null, new emptyMessages.Empty());
  };

  const readExisting: handleUnaryCall<provider.ReadRequest, provider.ReadResponse> = (call, reply) => {
    const id = call.request.getId();
    const found = surroundings.existing?.[id];
    // A real provider answers so for what does not exist; the engine makes the error of it.
    if (found === undefined) {
      reply(null, new providerMessages.ReadResponse());
      return;
    }
    const outputs = structOf({ ...dataOf(call.request.getProperties()), ...found });
    reply(null, new providerMessages.ReadResponse().setId(id).setProperties(outputs).setInputs(outputs));
  };

  const invoke: handleUnaryCall<provider.InvokeRequest, provider.InvokeResponse> = (call, reply) => {
    const args = dataOf(call.request.getArgs());
    try {
      const answer = answerLookup(call.request.getTok(), regionFor(call.getPeer(), args), args, surroundings);
      if (answer === undefined) throw new Error(`the provider stand-ins have no answer to ${call.request.getTok()}`);
      reply(null, new providerMessages.InvokeResponse().setReturn(structOf({ ...args, ...answer })));
    } catch (error) {
      reply(failure(error));
    }
  };

  const empty: handleUnaryCall<unknown, Empty> = (_call, reply) => reply(null, new emptyMessages.Empty());

  return {
    handshake,
    getPluginInfo,
    checkConfig,
    diffConfig: diff,
    configure,
    check,
    diff,
    create,
    update,
    delete: remove,
    read: readExisting,
    invoke,
    attach: empty,
    cancel: empty,
  };
}

/** Of the npm SDK: an engine warns of a provider that is older than the SDK that asks for it. */
function installedVersion(name: string): string {
  const { version } = createRequire(import.meta.url)(`@pulumi/${name}/package.json`) as { readonly version: string };
  return version;
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function nameOf(urn: string): string {
  return urn.slice(urn.indexOf("::", urn.indexOf("::", urn.indexOf("::") + 2) + 2) + 2);
}

function dataOf(struct: Struct | undefined): DataRecord {
  return (struct?.toJavaScript() ?? {}) as Readonly<Record<string, Data>>;
}

function structOf(data: DataRecord): Struct {
  return structMessages.Struct.fromJavaScript(data);
}

function failure(error: unknown): Partial<ServiceError> {
  return { code: status.INVALID_ARGUMENT, details: error instanceof Error ? error.message : String(error) };
}
