import type { ComponentArguments, MadeComponent, MadeResource } from "../../model/remote-component.ts";
import { fieldOfEach, isGiven, list, literal, of, textsOf } from "./expressions.ts";

/** As `VpcArgs` says: "defaults to the first 3 AZs in the current region". */
const defaultZones = 3;

/** A private and a public subnet in each zone, where `subnetSpecs` is left out. */
const defaultKinds: readonly Kind[] = ["private", "public"];

type Kind = "private" | "public" | "isolated";

interface Subnet {
  readonly key: string;
  readonly kind: Kind;
  readonly zone: string;
  readonly index: number;
}

/**
 * `awsx.ec2.Vpc`: subnets of each kind in each zone; a NAT gateway in each zone, or in the first, where private subnets have public
 * ones beside them. Facts: @pulumi/awsx 3.9 ec2/vpc.d.ts (availabilityZoneNames, numberOfAvailabilityZones, subnetSpecs,
 * natGateways) and types/enums/ec2 (NatGatewayStrategy).
 */
export function makeVpc(args: ComponentArguments): MadeComponent | null {
  const zones = zonesOf(args);
  const kinds = kindsOf(args);
  const nats = kinds === null ? null : natCount(args, kinds, zones?.length ?? 0);
  if (zones === null || kinds === null || nats === null) return null;
  const { name } = args;
  const subnets = zones.flatMap((zone, index) =>
    kinds.map((kind, order): Subnet => {
      const again = kinds.slice(0, order).filter((one) => one === kind).length;
      const key = `${kind}-${index + 1}${again === 0 ? "" : `-${again + 1}`}`;
      return { key, kind, zone, index };
    }),
  );
  const publicIn = (index: number) => subnets.find((one) => one.kind === "public" && one.index === index);
  const gateways = Array.from({ length: nats }, (_, index) => publicIn(index)).filter((one) => one !== undefined);
  const idsOf = (kind: Kind) => list(subnets.filter((one) => one.kind === kind).map(({ key }) => of(key)));
  return {
    resources: [
      { key: "vpc", type: "aws:ec2/vpc:Vpc", name, inputs: {} },
      ...(kinds.includes("public")
        ? [{ key: "internet", type: "aws:ec2/internetGateway:InternetGateway", name, parent: "vpc", inputs: inVpc }]
        : []),
      ...gateways.flatMap((subnet, index) => natIn(name, subnet, index)),
      ...subnets.flatMap((subnet) => subnetAndRoutes(name, subnet, nats)),
    ],
    outputs: {
      vpcId: of("vpc"),
      publicSubnetIds: idsOf("public"),
      privateSubnetIds: idsOf("private"),
      isolatedSubnetIds: idsOf("isolated"),
    },
  };
}

const inVpc = { vpcId: of("vpc") };

function natIn(name: string, subnet: Subnet, index: number): readonly MadeResource[] {
  const address = `address-${index}`;
  return [
    {
      key: address,
      type: "aws:ec2/eip:Eip",
      name: `${name}-${index + 1}`,
      parent: subnet.key,
      inputs: { domain: literal("vpc") },
    },
    {
      key: `nat-${index}`,
      type: "aws:ec2/natGateway:NatGateway",
      name: `${name}-${index + 1}`,
      parent: subnet.key,
      inputs: { subnetId: of(subnet.key), allocationId: of(address) },
    },
  ];
}

/** A subnet with a route table of its own: out by the internet gateway, by its zone's NAT gateway or the only one, or not at all. */
function subnetAndRoutes(network: string, subnet: Subnet, nats: number): readonly MadeResource[] {
  const name = `${network}-${subnet.key}`;
  const table = `table-${subnet.key}`;
  const out =
    subnet.kind === "public"
      ? { gatewayId: of("internet") }
      : subnet.kind === "private" && nats > 0
        ? { natGatewayId: of(`nat-${nats === 1 ? 0 : subnet.index}`) }
        : null;
  return [
    {
      key: subnet.key,
      type: "aws:ec2/subnet:Subnet",
      name,
      parent: "vpc",
      inputs: { ...inVpc, availabilityZone: literal(subnet.zone) },
    },
    { key: table, type: "aws:ec2/routeTable:RouteTable", name, parent: subnet.key, inputs: inVpc },
    {
      key: `association-${subnet.key}`,
      type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
      name,
      parent: table,
      inputs: { subnetId: of(subnet.key), routeTableId: of(table) },
    },
    ...(out === null
      ? []
      : [
          {
            key: `route-${subnet.key}`,
            type: "aws:ec2/route:Route",
            name,
            parent: table,
            inputs: { routeTableId: of(table), destinationCidrBlock: literal("0.0.0.0/0"), ...out },
          },
        ]),
  ];
}

function zonesOf(args: ComponentArguments): readonly string[] | null {
  const named = args.given("availabilityZoneNames");
  if (isGiven(named)) return textsOf(named);
  const number = args.given("numberOfAvailabilityZones");
  const count = !isGiven(number) ? defaultZones : number.kind === "known" ? number.value : null;
  const zones = args.zones();
  // The component refuses a number that the region doesn't have.
  if (typeof count !== "number" || zones === undefined || zones.length < count) return null;
  return zones.slice(0, count);
}

function kindsOf(args: ComponentArguments): readonly Kind[] | null {
  const specs = args.given("subnetSpecs");
  if (!isGiven(specs)) return defaultKinds;
  const stated = fieldOfEach(specs, "type");
  const strategy = args.given("subnetStrategy");
  if (stated === null || strategy.kind === "unknown") return null;
  const kinds = stated.filter((type) => type !== "Unused").map(kindOf);
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length < kinds.length) return null;
  const merges = strategy.kind === "known" && strategy.value === "AutoMerge";
  return merges ? [...new Set([...defaultKinds, ...known])] : known;
}

function kindOf(type: unknown): Kind | undefined {
  return (["private", "public", "isolated"] as const).find(
    (kind) => typeof type === "string" && type.toLowerCase() === kind,
  );
}

/** "If private and public subnets are both specified, defaults to one gateway per availability zone. Otherwise, no gateways." */
function natCount(args: ComponentArguments, kinds: readonly Kind[], zones: number): number | null {
  const strategy = args.given("natGateways", "strategy");
  if (isGiven(args.given("natGateways")) && isGiven(strategy)) {
    if (strategy.kind !== "known") return null;
    if (strategy.value === "None") return 0;
    if (strategy.value === "Single") return 1;
    return strategy.value === "OnePerAz" ? zones : null;
  }
  return kinds.includes("private") && kinds.includes("public") ? zones : 0;
}
