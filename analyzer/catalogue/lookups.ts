/**
 * Look-ups whose answers decide neither which resources exist nor where they stand: images, instance types, policy documents,
 * certificates, keys, engine versions, and who asks. Any other that goes unanswered leaves the verdict undetermined.
 */
export const decidesNoPlacement: readonly string[] = [
  "alicloud:cas/getCertificates:getCertificates",
  "alicloud:ecs/getEcsKeyPairs:getEcsKeyPairs",
  "alicloud:ecs/getImages:getImages",
  "alicloud:ecs/getInstanceTypes:getInstanceTypes",
  "alicloud:index/getAccount:getAccount",
  "alicloud:index/getCallerIdentity:getCallerIdentity",
  "alicloud:kms/getKeys:getKeys",
  "alicloud:ram/getPolicyDocument:getPolicyDocument",
  "aws:acm/getCertificate:getCertificate",
  "aws:cloudfront/getCachePolicy:getCachePolicy",
  "aws:ec2/getAmi:getAmi",
  "aws:ec2/getInstanceType:getInstanceType",
  "aws:ec2/getKeyPair:getKeyPair",
  "aws:elb/getServiceAccount:getServiceAccount",
  "aws:iam/getPolicyDocument:getPolicyDocument",
  "aws:index/getCallerIdentity:getCallerIdentity",
  "aws:index/getDefaultTags:getDefaultTags",
  "aws:index/getPartition:getPartition",
  "aws:kms/getAlias:getAlias",
  "aws:kms/getKey:getKey",
  "aws:rds/getEngineVersion:getEngineVersion",
  "aws:route53/getZone:getZone",
];
