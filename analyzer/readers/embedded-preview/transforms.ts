import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { RegisterResourceRequest, ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import resourcePb from "@pulumi/pulumi/proto/resource_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import type { Urn } from "../../model/snapshot.ts";
import type { Registration } from "../registration.ts";
import { outputDependencies } from "../registration.ts";
import type { WireRecord } from "../wire.ts";
import { wireOf } from "../wire.ts";
import type { Callbacks } from "./callbacks.ts";
import { withOutputValues } from "./output-values.ts";

/** The functions by which a program changes its own resources and look-ups on their way to the engine. */
export class Transforms {
  readonly #callbacks: Callbacks;
  readonly #ofStack: Callback[] = [];
  readonly #ofLookups: Callback[] = [];
  readonly #ofResource = new Map<Urn, { readonly parent: Urn | null; readonly own: readonly Callback[] }>();

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks;
  }

  addForStack(callback: Callback): void {
    this.#ofStack.push(callback);
  }

  addForLookups(callback: Callback): void {
    this.#ofLookups.push(callback);
  }

  /** A registered resource's transforms apply to its children, too. */
  addForChildren(urn: Urn, parent: Urn | null, request: RegisterResourceRequest): void {
    this.#ofResource.set(urn, { parent, own: request.getTransformsList() });
  }

  /** Returns the registration after the resource's own transforms, those of its parents from the inside out, and the stack's. */
  async apply(registration: Registration, request: RegisterResourceRequest): Promise<Registration> {
    const own = request.getTransformsList();
    const transforms = [...own, ...this.#ofParents(registration.parent), ...this.#ofStack];
    if (transforms.length === 0) return registration;
    let inputs = withOutputValues(registration.inputs, own.length > 0 ? registration.propertyDependencies : {});
    let options = optionsOf(registration, request);
    for (const transform of transforms) {
      const message = new resourcePb.TransformRequest();
      message.setType(registration.type);
      message.setName(registration.name);
      message.setCustom(registration.custom);
      message.setParent(registration.parent ?? "");
      message.setProperties(structOf(inputs));
      message.setOptions(options);
      const answer = await this.#callbacks.invoke(transform, message.serializeBinary());
      const response = resourcePb.TransformResponse.deserializeBinary(answer);
      const properties = response.getProperties();
      if (properties !== undefined) inputs = wireOf(properties);
      options = response.getOptions() ?? options;
    }
    return {
      ...registration,
      inputs,
      provider: options.getProvider(),
      version: options.getVersion(),
      downloadUrl: options.getPluginDownloadUrl(),
      // As the engine has it, only a resource's own transforms can change what it depends on.
      dependencies:
        own.length > 0 ? [...options.getDependsOnList(), ...outputDependencies(inputs)] : registration.dependencies,
    };
  }

  /** Returns the arguments and provider of a look-up after the stack's transforms of look-ups. */
  async applyToLookup(
    request: ResourceInvokeRequest,
  ): Promise<{ readonly args: WireRecord; readonly provider: string; readonly version: string }> {
    let args = request.getArgs() ?? new structPb.Struct();
    let options = new resourcePb.TransformInvokeOptions();
    options.setProvider(request.getProvider());
    options.setVersion(request.getVersion());
    options.setPluginDownloadUrl(request.getPlugindownloadurl());
    for (const transform of this.#ofLookups) {
      const message = new resourcePb.TransformInvokeRequest();
      message.setToken(request.getTok());
      message.setArgs(args);
      message.setOptions(options);
      const answer = await this.#callbacks.invoke(transform, message.serializeBinary());
      const response = resourcePb.TransformInvokeResponse.deserializeBinary(answer);
      args = response.getArgs() ?? args;
      options = response.getOptions() ?? options;
    }
    return { args: wireOf(args), provider: options.getProvider(), version: options.getVersion() };
  }

  *#ofParents(parent: Urn | null): Iterable<Callback> {
    for (let urn = parent; urn !== null; urn = this.#ofResource.get(urn)?.parent ?? null) {
      yield* this.#ofResource.get(urn)?.own ?? [];
    }
  }
}

/** Returns plain properties as the protobuf message that carries them. */
export function structOf(properties: WireRecord): structPb.Struct {
  // The declared parameter type asks for mutable lists; nothing is changed in them.
  return structPb.Struct.fromJavaScript(properties as Record<string, structPb.JavaScriptValue>);
}

function optionsOf(registration: Registration, request: RegisterResourceRequest): resourcePb.TransformResourceOptions {
  const options = new resourcePb.TransformResourceOptions();
  options.setDependsOnList([...registration.dependencies]);
  if (request.getProtect()) options.setProtect(true);
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(registration.version);
  options.setPluginDownloadUrl(registration.downloadUrl);
  options.setProvider(registration.provider);
  request.getProvidersMap().forEach((reference, name) => {
    options.getProvidersMap().set(name, reference);
  });
  options.setAliasesList(request.getAliasesList());
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setDeletedWith(request.getDeletedwith());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setReplacementTrigger(request.getReplacementTrigger());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setImport(request.getImportid());
  options.setHideDiffList(request.getHidediffsList());
  options.setHooks(request.getHooks());
  if (request.getRetainondelete()) options.setRetainOnDelete(true);
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  return options;
}
