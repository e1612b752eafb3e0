import type { ObjectivesBuilder } from "../../../builders/objectives.ts";
import { objectives } from "../../../builders/objectives.ts";
import type { StackBuilder } from "../../../builders/stack.ts";
import { stack } from "../../../builders/stack.ts";
import type { Given } from "../../../builders/values.ts";
import { of } from "../../../builders/values.ts";

export type Properties = Readonly<Record<string, Given>>;

/** One pattern on one cloud, as it should be and as it was met with. */
export interface PatternCase {
  readonly on: "AWS" | "Alibaba Cloud" | "both clouds";
  /** What is particular about this case, where a pattern has several on one cloud. */
  readonly what?: string;
  readonly satisfied: StackBuilder;
  readonly violated: StackBuilder;
  /** Who is asked; a service `web` entered by the resource `web` that must survive a zone, unless told. */
  readonly stated?: ObjectivesBuilder;
  /** For the broken stack, where what is stated decides. */
  readonly statedBroken?: ObjectivesBuilder;
  /** The rule that tells it; `survives-loss` unless told. */
  readonly rule?: string;
  /** Resources that the finding must name, where it is not `web`; none where it need not name any. */
  readonly names?: readonly string[];
}

export const web: ObjectivesBuilder = objectives().service("web", "web");
export const webGroup: ObjectivesBuilder = objectives().service("web", "web-*").group("web", "web-*");

/** Zones of Hong Kong on each cloud. */
export const [a1, b1, c1] = ["ap-east-1a", "ap-east-1b", "ap-east-1c"] as const;
export const [b, c, d] = ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"] as const;

/** Subnets s0, s1, … in these zones of AWS. */
export function subnets(...zones: readonly string[]): StackBuilder {
  return zones.reduce<StackBuilder>((built, zone, index) => built.subnet(`s${index}`, { zone }), stack());
}

/** vSwitches s0, s1, … in these zones of Alibaba Cloud. */
export function switches(...zones: readonly string[]): StackBuilder {
  return zones.reduce<StackBuilder>((built, zone, index) => built.vswitch(`s${index}`, { zone }), stack());
}

/** Outputs of s0, s1, … as many as there are zones. */
export function all(count: number): readonly Given[] {
  return Array.from({ length: count }, (_, index) => of(`s${index}`));
}

/** A resource `web` alone. */
export function lone(type: string, properties: Properties = {}): StackBuilder {
  return stack().add(type, "web", properties);
}
