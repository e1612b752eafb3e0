import type { JSX } from "preact";
import { visible } from "../../wording/visible.ts";
import type { PageAnswer } from "../page-data.ts";
import type { Stack } from "./stack.ts";
import { useTheme } from "./use-theme.ts";

/** Which stack it is, and whether it keeps what it promises. */
export function Summary({
  answer,
  stack,
  chosen,
  choose,
}: {
  readonly answer: PageAnswer;
  readonly stack: Stack;
  readonly chosen: number;
  readonly choose: (index: number) => void;
}): JSX.Element {
  const { report } = stack;
  const [theme, turn] = useTheme();
  const { violated, undetermined, warnings, waived, baselined, known } = report.totals;
  const counts = [
    [violated, "proved"],
    [undetermined, "undetermined"],
    [warnings, warnings === 1 ? "warning" : "warnings"],
    [waived + baselined + known, "accepted"],
  ] as const;
  return (
    <div class="summary">
      <h1>
        <span class="project">{visible(report.project)}</span>
        {answer.stacks.length === 1 ? (
          <span class="stack">{visible(report.stack)}</span>
        ) : (
          <select
            aria-label="Stack"
            value={String(chosen)}
            onChange={(event) => choose(Number(event.currentTarget.value))}
          >
            {answer.stacks.map((each, index) => (
              <option key={each.stack} value={String(index)}>
                {visible(each.stack)}: {each.verdict}
              </option>
            ))}
          </select>
        )}
      </h1>
      <p class={`verdict ${report.verdict}`}>
        {report.verdict === "pass" ? "✓ Objectives hold" : "✕ Objectives do not hold"}
      </p>
      <p class="totals">
        {report.resources} resources, {report.services.length} services
        {report.objectives === null ? "; no objectives were stated, services are assumed" : ""}
        {counts.map(([count, says]) => (count === 0 ? "" : `, ${count} ${says}`)).join("")}
      </p>
      <button type="button" class="quiet" onClick={turn}>
        {theme === "dark" ? "☀ Light" : "☾ Dark"}
      </button>
    </div>
  );
}
