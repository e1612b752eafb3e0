export type { Given } from "../../analyzer/testing/values.ts";
export { of, reportedValue, secret, told, unknown } from "../../analyzer/testing/values.ts";
