import type { Urn } from "../model/snapshot.ts";

/** The project and stack that a URN begins with. */
export interface StackIdentity {
  readonly project: string;
  readonly stack: string;
}

export const stackType = "pulumi:pulumi:Stack";
export const providerTypePrefix = "pulumi:providers:";

/**
 * Returns the URN that the engine gives to a resource: its type behind the types of all its parents, the stack's own
 * excepted.
 */
export function makeUrn({ project, stack }: StackIdentity, parent: Urn | null, type: string, name: string): Urn {
  const parentTypes = parent === null ? "" : qualifiedTypeOf(parent);
  const prefix = parentTypes === "" || parentTypes === stackType ? "" : `${parentTypes}$`;
  return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
}

/** Returns the URN of the stack itself. */
export function stackUrn(identity: StackIdentity): Urn {
  return makeUrn(identity, null, stackType, `${identity.project}-${identity.stack}`);
}

/** Returns the URN in a provider reference, `<urn>::<id>`; `null` for none. */
export function urnOfProviderReference(reference: string): Urn | null {
  const end = reference.lastIndexOf("::");
  return end <= 0 ? null : reference.slice(0, end);
}

/** Says whether a type token is that of a provider. */
export function isProviderType(type: string): boolean {
  return type.startsWith(providerTypePrefix);
}

/** Returns the package of a type token or of a function's: `aws` of `aws:ec2/subnet:Subnet`. */
export function packageOf(token: string): string {
  return token.slice(0, Math.max(token.indexOf(":"), 0)) || token;
}

/** Returns the project and stack that a URN names; `undefined` where it is no URN. */
export function identityOf(urn: Urn): StackIdentity | undefined {
  const [head, project, type] = urn.split("::");
  const stack = head?.startsWith("urn:pulumi:") === true ? head.slice("urn:pulumi:".length) : undefined;
  return stack === undefined || project === undefined || type === undefined ? undefined : { project, stack };
}

function qualifiedTypeOf(urn: Urn): string {
  return urn.split("::")[2] ?? "";
}
