import type { Rule } from "../model/finding.ts";
import { capacityAfterLoss } from "./capacity-after-loss.ts";
import { independentServices } from "./independent-services.ts";
import { keepsData } from "./keeps-data.ts";
import { noBootstrapCycle } from "./no-bootstrap-cycle.ts";
import { placementKnown } from "./placement-known.ts";
import { rebuildsAfterLoss } from "./rebuilds-after-loss.ts";
import { selectorsMatch } from "./selectors-match.ts";
import { survivesLoss } from "./survives-loss.ts";
import { wholeStackRead } from "./whole-stack-read.ts";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  capacityAfterLoss,
  independentServices,
  keepsData,
  noBootstrapCycle,
  placementKnown,
  rebuildsAfterLoss,
  selectorsMatch,
  survivesLoss,
  wholeStackRead,
];
