import { holdMutations } from "./mutations/hold-mutations.ts";

holdMutations(
  "one piece less of AWS's half",
  ({ name }) => /\baws\b|aws-ap-east-1/.test(name),
  new URL("./mutations/aws.txt", import.meta.url),
);
