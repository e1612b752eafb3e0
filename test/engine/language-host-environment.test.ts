import { expect, it } from "vitest";
import { configForProgram, environmentForRuntime, nodeArguments } from "./language-host-environment.ts";

it("configuration keys take their long form", () => {
  expect(
    configForProgram([
      ["aws:region", "ap-east-1"],
      ["app:config:size", "3"],
    ]),
  ).toEqual({
    "aws:config:region": "ap-east-1",
    "app:config:size": "3",
  });
});

it.each([
  [undefined, []],
  ["", []],
  ["--a  --b=c", ["--a", "--b=c"]],
  [`--title="two words" 'a "b"'`, ["--title=two words", 'a "b"']],
  [String.raw`a\ b "say \"so\""`, ["a b", 'say "so"']],
])("the Node arguments %j are split as a shell does", (nodeargs, words) => {
  expect(nodeArguments({ nodeargs })).toEqual(words);
});

it("TypeScript is on unless switched off", () => {
  expect(environmentForRuntime({})).toEqual({ PULUMI_NODEJS_TYPESCRIPT: "true" });
  expect(environmentForRuntime({ typescript: false })).toEqual({});
  expect(environmentForRuntime({ typescript: false, tsconfig: "a.json" })).toEqual({
    PULUMI_NODEJS_TSCONFIG_PATH: "a.json",
  });
});
