/** Pieces whose removal the gate passes over, by the name of the mutation, and why it may. */
export interface Unnoticed {
  readonly match: RegExp;
  /**
   * `spare`: what is left still keeps every promise · `observer`: nobody's requests go through it.
   */
  readonly kind: "spare" | "observer";
  readonly why: string;
}

/** Each must match at least one mutation, and none that is noticed. */
export const unnoticed: readonly Unnoticed[] = [
  {
    match: /^zone \S+ of alicloud (?:alb|nlb)\/loadBalancer /,
    kind: "spare",
    why: "A balancer in two zones survives either, and every node reaches the servers of all three zones.",
  },
  {
    match: /^zone \S+ of aws lb\/loadBalancer \S+-(?:app|api)$/,
    kind: "spare",
    why: "A balancer in two zones survives either. The servers of the third zone carry what comes by the other entry, and the peak is stated for both entries together.",
  },
  {
    match:
      /^zone \S+ of (?:alicloud ess\/scalingGroup|aws autoscaling\/group) \S+-(?:settlement|deposits|withdrawals)$/,
    kind: "spare",
    why: "They are two servers: in two zones as in three, one is left, and each zone has its own way out.",
  },
  {
    match: /(?:ess\/scalingGroup|autoscaling\/group) \S+-prices-publish\b/,
    kind: "spare",
    why: "Prices are promised of either cell: where one cell's publishers stand still, the other's prices are served.",
  },
  {
    match: /^(?:alicloud ecs|aws ec2)\/instance \S+-chain-node-\d$|^aws ec2\/instance \S+-chain-node-\d$/,
    kind: "spare",
    why: "One of six nodes on two clouds is enough to follow the chains.",
  },
  {
    match: /^zone \S+ of (?:alicloud alikafka\/instance|aws msk\/cluster) /,
    kind: "spare",
    why: "In two zones each piece of data has a copy in either, and one of two is enough.",
  },
  {
    match: /^aws rds\/clusterInstance /,
    kind: "spare",
    why: "Of three instances in three zones two are left in two zones, and one is enough.",
  },
  {
    match: /^(?:zone \S+|every zone) of aws (?:rds|elasticache)\/subnetGroup \S+-(?:accounts-db|ledger-db|cache-\w+)/,
    kind: "spare",
    why: "The members state their zones themselves; AWS refuses a subnet group that lacks one of them.",
  },
  {
    match: /^one replica of each shard of aws elasticache\//,
    kind: "spare",
    why: "Every shard has a third member in a third zone, and two in two zones survive either.",
  },
  {
    match: /^dbNodeCount of alicloud polardb\/cluster /,
    kind: "spare",
    why: "Beside the second node of the primary's zone a standby waits in another zone, and it takes over as fast as is promised.",
  },
  {
    match: /^(?:zone \S+ of )?aws ec2\/vpcEndpoint /,
    kind: "spare",
    why: "Where an endpoint or its zone is missing, the servers reach the service under its public name, through the NAT gateway of their own zone.",
  },
  {
    match: /^aws kms\/replicaKey /,
    kind: "spare",
    why: "Withdrawals are promised of either cell, and the other cloud signs with a key of its own.",
  },
  {
    match: /^redundancyType of alicloud oss\/bucket /,
    kind: "spare",
    why: "Backups and images are promised to outlive a region, and their copies stand in another one.",
  },
  {
    match: /^alicloud oss\/bucketReplication hong-kong-backup$|^aws datasync\/task /,
    kind: "spare",
    why: "Hong Kong's backups are copied twice, to Singapore and to the other cloud; either copy is enough.",
  },
  {
    match: /^alicloud polardb\/backupPolicy \S+-ledger$/,
    kind: "spare",
    why: "The ledger is copied to the other cloud as it is written; its backups are a second copy.",
  },
  {
    match: /^alicloud ecs\/imageCopy |^aws ec2\/amiCopy /,
    kind: "spare",
    why: "Servers are promised to be rebuilt with a zone away, and images are kept for the whole region.",
  },
  {
    match: /^aws synthetics\/canary |^alicloud cms\/siteMonitor /,
    kind: "observer",
    why: "A probe carries no request; each cloud is watched by several of them.",
  },
  {
    match: /^aws route53\/(?:record|zone) status$/,
    kind: "spare",
    why: "The status page's own name is at one provider on purpose; its page is entered by its distribution, which stays.",
  },
];
