/**
 * The written key of a failure domain: `aws/ap-east-1/ap-east-1a`, `alicloud/cn-hongkong`, `aws`, `instance:<urn>`,
 * `zone-of:<urn>` for a zone that is only known after deployment.
 */
export type DomainId = string;

export type DomainKind =
  | "instance"
  | "zone"
  | "site"
  | "region"
  | "provider"
  | "product"
  | "control-plane"
  | "account"
  | "name"
  | "change";

/** What is lost together. */
export interface FailureDomain {
  readonly id: DomainId;
  readonly kind: DomainKind;
  /** How a person calls it: `cn-hongkong-c`, `zone of vSwitch hk-a`. */
  readonly label: string;
  /** The next larger domains: losing one of them loses this one. */
  readonly within: readonly DomainId[];
  /** Other names of the same place: the zone id `ape1-az1` of `ap-east-1a`. */
  readonly aliases: readonly string[];
}

/**
 * A place that is decided at deployment, shared by all that inherit it. It is a failure domain of its own ("the zone of
 * vSwitch X, whichever it is") and may turn out to be any of its candidates.
 */
export interface PlaceVariable {
  readonly domain: DomainId;
  /** What it may turn out to be, sorted; may contain other variables. */
  readonly candidates: readonly DomainId[];
  /** Variables that are certain to be another place than this one, sorted. */
  readonly differsFrom: readonly DomainId[];
  /** The fact that would settle it. */
  readonly fact: string;
}
