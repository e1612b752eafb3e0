// What `pulumi preview --policy-pack node_modules/faultline/policy-pack` starts: the compiled pack. In a checkout the pack is
// analyzer/policy-pack.
import "../dist/policy-pack/policies.js";
