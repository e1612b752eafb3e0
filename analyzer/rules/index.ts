import type { Rule } from "../model/finding.ts";
import { placementKnown } from "./placement-known.ts";
import { selectorsMatch } from "./selectors-match.ts";
import { survivesLoss } from "./survives-loss.ts";
import { wholeStackRead } from "./whole-stack-read.ts";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [placementKnown, selectorsMatch, survivesLoss, wholeStackRead];
