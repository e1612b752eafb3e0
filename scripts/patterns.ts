/**
 * Where each known pattern of a cause is decided: the families R1 to R15 that incidents showed, and the forty rules that tools and
 * providers publish for single resources. Most follow from the fault model; a rule of its own has what the model has no use for.
 * `test/analyzer/rules/patterns` shows each, satisfied and violated.
 */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** The rule that tells it. */
  readonly rule: string;
  /** The sentence of the fault model that it follows from, with the file whose head says it; `null`: the rule decides by itself. */
  readonly follows: { readonly from: string; readonly file: string } | null;
  /** Why it is shown on one cloud only. */
  readonly only?: string;
  /** The test that shows it, where it takes more than one stack. */
  readonly shownIn?: string;
}

const loss = "survives-loss";
const from = (sentence: string, file: string): NonNullable<Pattern["follows"]> => ({
  from: sentence,
  file: `analyzer/faults/${file}.ts`,
});
const member = from("a member is lost with its place, a group with too many members", "member");
const spread = from("members are spread as the provider promises, and no better", "spread");
const standby = from("a standby serves where it stands elsewhere and is switched to in time", "part");
const place = from("what stands in a place is lost with it", "place");
const listener = from("a balancer serves while a zone of it reaches a target", "listener");
const group = from("a group is lost when fewer members are left than it requires", "group");
const name = from("a name leads somewhere while its records do", "name");
const need = from("what is needed takes along what needs it", "need");
const product = from("a service of a region outlives as many zones as its provider says", "product");

export const incidentFamilies: readonly Pattern[] = [
  { id: "R1", title: "single node", rule: loss, follows: group },
  { id: "R2", title: "same-zone standby", rule: loss, follows: standby },
  { id: "R3", title: "pinned front", rule: loss, follows: need },
  { id: "R4", title: "quorum", rule: loss, follows: group },
  {
    id: "R5",
    title: "N-1 capacity",
    rule: "capacity-after-loss",
    follows: from("what is left carries less than the peak", "capacity"),
  },
  {
    id: "R6",
    title: "recovery path in the same domain",
    rule: "starts-from-elsewhere",
    follows: from("what something is started from must be there when it is started", "restart"),
    only: "AWS is row 37; where a service states repairable:, rebuilds-after-loss tells it",
  },
  {
    id: "R7",
    title: "failover needs the control plane",
    rule: loss,
    follows: from("a takeover fails with what it needs to act", "takeover"),
    only: "what a switch needs is stated in faultline.yaml, in the same words for either cloud",
  },
  { id: "R8", title: "shared global node", rule: loss, follows: need },
  {
    id: "R9",
    title: "same physical site",
    rule: loss,
    follows: from("zones of one building are lost with it", "domain"),
  },
  {
    id: "R10",
    title: "blind",
    rule: "independent-services",
    follows: null,
    only: "who is independent of whom is a question about both clouds; watched-from-outside proposes it",
  },
  {
    id: "R11",
    title: "one-step change",
    rule: loss,
    follows: from("a change reaches all who take it at once", "change"),
  },
  {
    id: "R12",
    title: "demo and live alike",
    rule: "stacks-alike",
    follows: null,
    only: "two stacks are compared, on whichever clouds they stand",
    shownIn: "test/analyzer/rules/stacks-alike.test.ts",
  },
  { id: "R13", title: "state in a stateless tier", rule: "any-server-answers", follows: null },
  { id: "R14", title: "provider cut", rule: loss, follows: place },
  {
    id: "R15",
    title: "bootstrap cycle",
    rule: "no-bootstrap-cycle",
    follows: from("after everything is down, what waits for itself stays down", "restart"),
    only: "a circle takes a need that only faultline.yaml can state: Pulumi's own references have none",
  },
];

export const publishedRules: readonly Pattern[] = [
  { id: "1", title: "cache primary and replica in different zones, with failover", rule: loss, follows: standby },
  { id: "2", title: "cache subnets in two zones", rule: loss, follows: standby },
  { id: "3", title: "database standby zone", rule: loss, follows: standby },
  { id: "4", title: "database cluster instances in two zones", rule: loss, follows: member },
  { id: "5", title: "scaling group over zones", rule: loss, follows: spread },
  { id: "6", title: "single servers over zones", rule: loss, follows: group },
  { id: "7", title: "balancer in two zones", rule: loss, follows: listener },
  { id: "8", title: "balancer's targets in two zones", rule: loss, follows: listener },
  { id: "9", title: "balancer's zones cover its targets'", rule: loss, follows: listener },
  { id: "10", title: "cross-zone balancing", rule: loss, follows: listener },
  { id: "11", title: "NAT gateway in the zone of its subnets", rule: "nat-gateway-in-its-zone", follows: null },
  { id: "12", title: "Kubernetes nodes over zones", rule: loss, follows: spread },
  { id: "13", title: "container tasks over zones", rule: loss, follows: spread },
  { id: "14", title: "Kafka brokers over zones", rule: loss, follows: spread },
  { id: "15", title: "message brokers with a standby", rule: loss, follows: spread },
  { id: "16", title: "search nodes over zones", rule: loss, follows: spread },
  { id: "17", title: "document database over zones", rule: loss, follows: member },
  { id: "18", title: "a replica for every shard of a cache", rule: loss, follows: standby },
  { id: "19", title: "shared file store over zones", rule: loss, follows: member },
  {
    id: "20",
    title: "object store over zones and regions",
    rule: "keeps-data",
    follows: from("data is lost with the last copy of it", "data"),
  },
  { id: "21", title: "volume pinned to a zone", rule: loss, follows: need },
  { id: "22", title: "VPN over two zones", rule: loss, follows: place },
  { id: "23", title: "transit attachment over zones", rule: loss, follows: spread },
  { id: "24", title: "dedicated lines of two sites", rule: loss, follows: place },
  {
    id: "25",
    title: "link between clouds not single",
    rule: loss,
    follows: from("members that are reached over a link are lost with it", "reach"),
    only: "it joins the two",
  },
  { id: "26", title: "DNS failover by health checks", rule: loss, follows: name },
  { id: "27", title: "resolver endpoints over zones", rule: loss, follows: spread },
  { id: "28", title: "private endpoints over zones", rule: loss, follows: spread },
  { id: "29", title: "inspection per zone", rule: loss, follows: spread },
  { id: "30", title: "scaling group heeds the balancer's checks", rule: "replaces-ill-servers", follows: null },
  { id: "31", title: "targets' health is checked", rule: loss, follows: listener },
  {
    id: "32",
    title: "N+1 over zones",
    rule: "capacity-after-loss",
    follows: from("what is left carries less than the peak", "capacity"),
  },
  {
    id: "33",
    title: "backups are kept",
    rule: "data-outlives-mistakes",
    follows: null,
    only: "Alibaba Cloud's databases are backed up whatever a program says",
  },
  { id: "34", title: "deletion protection", rule: "data-outlives-mistakes", follows: null },
  {
    id: "35",
    title: "prepaid is renewed",
    rule: "renews-itself",
    follows: null,
    only: "AWS sells nothing that ends so",
  },
  { id: "36", title: "key service over zones", rule: loss, follows: spread },
  { id: "37", title: "shared control data redundant", rule: loss, follows: product },
  { id: "38", title: "servers not packed together", rule: "not-placed-together", follows: null },
  { id: "39", title: "several types of server", rule: "launches-several-types", follows: null },
  { id: "40", title: "twin in another region", rule: loss, follows: place },
];

/** Where they are shown. */
export const patternTests = "test/analyzer/rules/patterns/patterns.test.ts";
