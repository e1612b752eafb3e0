import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Keys and secrets, in the shared service of a region or in an instance of one's own. */
export const keys: readonly CatalogueEntry[] = [
  {
    type: "alicloud:kms/instance:Instance",
    noun: "key management instance",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ zone: "zoneIds" }, { within: "vswitchIds" }] },
      count: { property: "zoneIds", unset: "places" },
      spreading: "distinct",
    },
    uses: noNeed("vpcId vswitchIds zoneIds bindVpcs instanceName productVersion tags"),
    network: "vpcId",
    keepsData: true,
    restarts: "its-places",
    prints: ["zoneIds"],
    sources: [
      "zoneIds: an instance stands in the two zones that are named; a second one that the provider picks by itself is not counted on: @pulumi/alicloud 3.108 kms/instance.d.ts",
    ],
  },
  {
    type: "alicloud:kms/key:Key",
    noun: "key",
    role: "serves",
    stands: { kind: "regional", product: "key management", tolerates: 1 },
    standsInstead: {
      where: { property: "dkmsInstanceId", yes: [], stated: "yes", unset: "no" },
      stands: { kind: "nowhere" },
    },
    uses: {
      ...noNeed("policy description deletionProtectionDescription rotationInterval tags"),
      dkmsInstanceId: "needs",
    },
    prints: ["protectionLevel", "origin"],
    sources: [
      "dkmsInstanceId: the instance that keeps the key; without it the shared service of the region does: @pulumi/alicloud 3.108 kms/key.d.ts",
    ],
  },
  {
    type: "alicloud:kms/alias:Alias",
    noun: "key alias",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { aliasName: "none", keyId: "needs" },
  },
  {
    type: "alicloud:kms/applicationAccessPoint:ApplicationAccessPoint",
    noun: "key access point",
    role: "rule",
    stands: { kind: "nowhere" },
  },
  // A secret passes on what its text names.
  {
    type: "alicloud:kms/secret:Secret",
    noun: "secret",
    role: "serves",
    stands: { kind: "regional", product: "key management", tolerates: 1 },
    uses: {
      ...noNeed("secretName versionId versionStages extendedConfig policy rotationInterval description tags"),
      secretData: "text",
      encryptionKeyId: "boots-from",
      dkmsInstanceId: "boots-from",
    },
    readAtStart: true,
  },
  ...neverFails("key setting", [
    "alicloud:kms/ciphertext:Ciphertext",
    "alicloud:kms/clientKey:ClientKey",
    "alicloud:kms/keyVersion:KeyVersion",
    "alicloud:kms/networkRule:NetworkRule",
    "alicloud:kms/policy:Policy",
    "alicloud:kms/valueAddedService:ValueAddedService",
  ]),
  ...neverFails("certificate", [
    "alicloud:cas/certificate:Certificate",
    "alicloud:cas/serviceCertificate:ServiceCertificate",
    "alicloud:sslcertificatesservice/company:Company",
    "alicloud:sslcertificatesservice/contact:Contact",
    "alicloud:sslcertificatesservice/pcaCertificate:PcaCertificate",
    "alicloud:sslcertificatesservicecertificate/apply:Apply",
    "alicloud:sslcertificatesservicecertificate/validation:Validation",
    "alicloud:sslcertificatesserviceinstance/certificate:Certificate",
    "alicloud:sslcertificatesservicepca/cert:Cert",
    "alicloud:sslcertificatesservicepca/certificate:Certificate",
  ]),
];
