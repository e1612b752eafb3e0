/** Values that may stay unknown unsaid, though another value would break the stack: no deployment could put that one there. */
export interface Impossible {
  /** The patterns (by id) in whose stacks that is so. */
  readonly where: readonly string[];
  /** The place, as `sayLeaf` says it. */
  readonly match: RegExp;
  readonly why: string;
}

/** Each must be needed. */
export const impossibleElsewhere: readonly Impossible[] = [
  {
    where: ["7", "8", "9", "10", "31"],
    match: /^(?:aws:ec2\/subnet:Subnet s\d availabilityZone|alicloud:vpc\/switch:Switch s\d zoneId)$/,
    why: "The subnets of one balancer are of different zones: the provider refuses two of one.",
  },
  {
    where: ["29"],
    match: /^alicloud:gwlb\/loadBalancer:LoadBalancer front zoneMappings\.\d\.zoneId/,
    why: "The same of a gateway balancer.",
  },
  {
    where: ["3"],
    match: /^aws:ec2\/subnet:Subnet s\d availabilityZone$/,
    why: "A subnet group of databases covers two zones at least: the provider refuses one that does not.",
  },
  {
    where: ["15"],
    match: /^aws:ec2\/subnet:Subnet s\d availabilityZone$|^aws:mq\/broker:Broker web subnetIds/,
    why: "A broker with a standby takes two subnets of different zones: the provider refuses any other list.",
  },
  {
    where: ["23", "27", "28"],
    match: /^alicloud:\S+ \S+ (?:\w+\.\d\.)?zoneId$/,
    why: "The vSwitch beside it tells the zone: one of another zone is refused.",
  },
  {
    where: ["12"],
    match: /^aws:eks\/nodeGroup:NodeGroup web scalingConfig\.desiredSize$/,
    why: "Less than the least number, which is stated, is refused.",
  },
];
