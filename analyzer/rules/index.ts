import type { Rule } from "../model/finding.ts";
import { anyServerAnswers } from "./any-server-answers.ts";
import { capacityAfterLoss } from "./capacity-after-loss.ts";
import { changesRollBack } from "./changes-roll-back.ts";
import { dataOutlivesMistakes } from "./data-outlives-mistakes.ts";
import { independentServices } from "./independent-services.ts";
import { keepsData } from "./keeps-data.ts";
import { launchesSeveralTypes } from "./launches-several-types.ts";
import { natGatewayInItsZone } from "./nat-gateway-in-its-zone.ts";
import { noBootstrapCycle } from "./no-bootstrap-cycle.ts";
import { notPlacedTogether } from "./not-placed-together.ts";
import { placementKnown } from "./placement-known.ts";
import { rebuildsAfterLoss } from "./rebuilds-after-loss.ts";
import { renewsItself } from "./renews-itself.ts";
import { replacesIllServers } from "./replaces-ill-servers.ts";
import { selectorsMatch } from "./selectors-match.ts";
import { stacksAlike } from "./stacks-alike.ts";
import { startsFromElsewhere } from "./starts-from-elsewhere.ts";
import { survivesLoss } from "./survives-loss.ts";
import { watchedFromOutside } from "./watched-from-outside.ts";
import { wholeStackRead } from "./whole-stack-read.ts";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  anyServerAnswers,
  capacityAfterLoss,
  changesRollBack,
  dataOutlivesMistakes,
  independentServices,
  keepsData,
  launchesSeveralTypes,
  natGatewayInItsZone,
  noBootstrapCycle,
  notPlacedTogether,
  placementKnown,
  rebuildsAfterLoss,
  renewsItself,
  replacesIllServers,
  selectorsMatch,
  stacksAlike,
  startsFromElsewhere,
  survivesLoss,
  watchedFromOutside,
  wholeStackRead,
];
