import { holdMutations } from "./mutations/hold-mutations.ts";

// Apart from AWS's half, so that the two run side by side.
holdMutations(
  "one piece less of Hong Kong, or of what spans the clouds",
  ({ name }) => !/\baws\b|aws-ap-east-1/.test(name),
  new URL("./mutations/alicloud.txt", import.meta.url),
);
