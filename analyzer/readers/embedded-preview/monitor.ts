import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import type {
  ReadResourceRequest,
  RegisterPackageRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import resourcePb from "@pulumi/pulumi/proto/resource_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import type { RemoteComponents } from "../../model/remote-component.ts";
import type { Lookup, Urn } from "../../model/snapshot.ts";
import { regionOfProvider } from "../provider-region.ts";
import type { Registration } from "../registration.ts";
import { outputDependencies, readRegistrationOf, registrationOf } from "../registration.ts";
import type { Registrations } from "../registrations.ts";
import type { StackIdentity } from "../urn.ts";
import { makeUrn, stackType } from "../urn.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { unknownSentinel, unknownText, wireOf } from "../wire.ts";
import type { LookupAnswers } from "./lookups.ts";
import { answerLookup } from "./lookups.ts";
import { makeComponent } from "./make-component.ts";
import { withoutOutputValues } from "./output-values.ts";
import { handler } from "./serve.ts";
import type { Transforms } from "./transforms.ts";
import { structOf } from "./transforms.ts";

export interface MonitorOptions {
  readonly identity: StackIdentity;
  readonly registrations: Registrations;
  readonly transforms: Transforms;
  readonly lookupAnswers: LookupAnswers;
  /** By type token, what remote components make that no provider process makes here. */
  readonly remoteComponents: RemoteComponents;
  /** The shape of an answer that nobody here can give. */
  readonly shapeOfLookup: (token: string) => WireRecord;
  readonly onRegistered: (urn: Urn) => void;
}

/** What the monitor knows of a program's course beside its resources. */
export interface ProgramCourse {
  /** Whether the program registered its exports, which every SDK does when the program's code has run. */
  stackOutputsSeen: boolean;
  /** Whether the SDK said that nothing more will come. */
  endSignalled: boolean;
  readonly lookups: Lookup[];
}

/** What the components that are known make is of this package. */
const childPackage = "aws";
const zonesToken = "aws:index/getAvailabilityZones:getAvailabilityZones";

const features = resourcePb.ResourceMonitorFeature;
// Not among them: INVOKE_DEPENDS_ON. Without it the SDK itself holds back look-ups that wait for a resource's creation.
const supported = {
  secrets: features.RESOURCE_MONITOR_FEATURE_SECRETS,
  resourceReferences: features.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  outputValues: features.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  aliasSpecs: features.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  replacementTrigger: features.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  deletedWith: features.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  replaceWith: features.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  transforms: features.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  invokeTransforms: features.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  parameterization: features.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resourceHooks: features.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  errorHooks: features.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
  stateMigrations: features.RESOURCE_MONITOR_FEATURE_STATE_MIGRATIONS,
} as const;

/**
 * Returns the resource monitor that a program registers with, in a dry run in which every resource is new: it records
 * what the program asks for and answers as the engine does while a provider can't know more than what it was given.
 */
export function monitorService(options: MonitorOptions, course: ProgramCourse): UntypedServiceImplementation {
  const { identity, registrations, transforms } = options;
  const empty = (): emptyPb.Empty => new emptyPb.Empty();
  let packageCount = 0;
  // Claimed before a transform is awaited, so that two registrations of one URN can't overtake each other.
  const claimed = new Set<Urn>();
  const claimUrn = ({ parent, type, name }: Registration): Urn => {
    const urn = makeUrn(identity, parent, type, name);
    // The engine refuses it as well.
    if (claimed.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; give each resource a name of its own`);
    claimed.add(urn);
    return urn;
  };

  const makeRemote = (component: Registration, urn: Urn, request: RegisterResourceRequest): WireRecord | null => {
    const make = options.remoteComponents.get(component.type);
    if (make === undefined) return null;
    const provider = request.getProvidersMap().get(childPackage) ?? "";
    const zones = (): readonly string[] | undefined => {
      const asked = { version: "", downloadUrl: "", packageReference: "" };
      const providerRegion = regionOfProvider(registrations, zonesToken, provider, asked);
      const question = { token: zonesToken, args: { state: "available" }, providerRegion };
      const { result, record } = answerLookup(question, options.lookupAnswers, options.shapeOfLookup);
      if (record.answer === "none" || !Array.isArray(result.names)) return undefined;
      course.lookups.push(record);
      return result.names.map(String);
    };
    return makeComponent(make, { component, urn, provider, zones }, registrations);
  };

  const register = async (request: RegisterResourceRequest): Promise<resourcePb.RegisterResourceResponse> => {
    const asked = registrationOf(request);
    const urn = claimUrn(asked);
    const registration = await transforms.apply(asked, request);
    const changed = registration !== asked;
    transforms.addForChildren(urn, registration.parent, request);
    const response = new resourcePb.RegisterResourceResponse();
    response.setUrn(urn);
    const made = registration.remote ? makeRemote(registration, urn, request) : null;
    if (made !== null) {
      options.onRegistered(urn);
      response.setObject(structOf(countable(withoutOutputValues(made))));
      const dependencies = response.getPropertydependenciesMap();
      for (const [property, wire] of Object.entries(made)) {
        const message = new resourcePb.RegisterResourceResponse.PropertyDependencies();
        dependencies.set(property, message.setUrnsList([...outputDependencies(wire)]));
      }
      return response;
    }
    // The record gets no outputs: nothing is computed here that the inputs don't say.
    registrations.add(registration, urn, {});
    options.onRegistered(urn);
    // What a provider process makes of a remote component's inputs is unknown, and so is each of its outputs.
    const echo = registration.custom && !registration.remote;
    if (!echo) response.setObject(new structPb.Struct());
    else response.setObject(changed ? structOf(withoutOutputValues(registration.inputs)) : request.getObject());
    return response;
  };

  const read = (request: ReadResourceRequest): resourcePb.ReadResourceResponse => {
    const registration = readRegistrationOf(request);
    const urn = claimUrn(registration);
    registrations.add(registration, urn, {});
    options.onRegistered(urn);
    const response = new resourcePb.ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(
      registration.type === "pulumi:pulumi:StackReference"
        ? structOf({ ...registration.inputs, outputs: unknownSentinel })
        : request.getProperties(),
    );
    return response;
  };

  const invoke = async (request: ResourceInvokeRequest): Promise<resourcePb.ResourceInvokeResponse> => {
    const response = new resourcePb.ResourceInvokeResponse();
    const token = request.getTok();
    if (token === "pulumi:pulumi:getResource") {
      response.setReturn(structOf(recordedResource(registrations, wireOf(request.getArgs()))));
      return response;
    }
    const { args, provider, version } = await transforms.applyToLookup(request);
    const asked = { version, downloadUrl: request.getPlugindownloadurl(), packageReference: request.getPackageref() };
    const providerRegion = regionOfProvider(registrations, token, provider, asked);
    const { result, record } = answerLookup(
      { token, args, providerRegion },
      options.lookupAnswers,
      options.shapeOfLookup,
    );
    course.lookups.push(record);
    response.setReturn(structOf(result));
    return response;
  };

  return {
    getDeploymentInfo: handler(() => {
      const info = new resourcePb.DeploymentInfo();
      info.setProject(identity.project);
      info.setStack(identity.stack);
      info.setOrganization("organization");
      info.setDryrun(true);
      info.setSupportedfeaturesList(Object.values(supported));
      return info;
    }),
    supportsFeature: handler((request: SupportsFeatureRequest) => {
      const response = new resourcePb.SupportsFeatureResponse();
      response.setHassupport(request.getId() in supported);
      return response;
    }),
    registerResource: handler(register),
    readResource: handler(read),
    existsResource: handler(() => {
      const response = new resourcePb.ExistsResourceResponse();
      response.setUnknown(true);
      return response;
    }),
    registerResourceOutputs: handler((request: RegisterResourceOutputsRequest) => {
      const urn = request.getUrn();
      registrations.addOutputs(urn, wireOf(request.getOutputs()));
      if (registrations.get(urn)?.registration.type === stackType) course.stackOutputsSeen = true;
      return empty();
    }),
    invoke: handler(invoke),
    call: handler((request: ResourceCallRequest) => {
      course.lookups.push({ token: request.getTok(), region: null, answer: "none" });
      const response = new providerPb.CallResponse();
      response.setReturn(new structPb.Struct());
      return response;
    }),
    registerStackTransform: handler((request: Callback) => {
      transforms.addForStack(request);
      return empty();
    }),
    registerStackInvokeTransform: handler((request: Callback) => {
      transforms.addForLookups(request);
      return empty();
    }),
    // Hooks run around creation, update and deletion, of which there is none here.
    registerResourceHook: handler(empty),
    registerErrorHook: handler(empty),
    registerPackage: handler((request: RegisterPackageRequest) => {
      const parameter = request.getParameterization();
      packageCount += 1;
      const reference = `package-${packageCount}`;
      registrations.addPackage(reference, {
        package: parameter?.getName() ?? request.getName(),
        version: parameter?.getVersion() ?? request.getVersion(),
        downloadUrl: request.getDownloadUrl(),
      });
      const response = new resourcePb.RegisterPackageResponse();
      response.setRef(reference);
      return response;
    }),
    signalAndWaitForShutdown: handler(() => {
      course.endSignalled = true;
      return empty();
    }),
  };
}

/** A list with an unknown element would be unknown as a whole to the program, which here is one of a known length. */
function countable(outputs: WireRecord): WireRecord {
  const told = (wire: Wire) =>
    Array.isArray(wire) ? wire.map((item: Wire) => (item === unknownSentinel ? unknownText : item)) : wire;
  return Object.fromEntries(Object.entries(outputs).map(([name, wire]) => [name, told(wire)]));
}

/** A program rehydrates references to its own resources by asking for them. */
function recordedResource(registrations: Registrations, args: WireRecord): WireRecord {
  const urn = args.urn;
  const entry = typeof urn === "string" ? registrations.get(urn) : undefined;
  if (typeof urn !== "string" || entry === undefined) throw new Error(`unknown resource ${String(urn)}`);
  const { custom } = entry.registration;
  return {
    urn,
    id: entry.registration.id,
    state: withoutOutputValues(custom ? entry.registration.inputs : entry.outputs),
  };
}
