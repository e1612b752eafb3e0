import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { DomainId } from "../../../model/failure-domain.ts";
import { visible } from "../../wording/visible.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

interface Hit {
  readonly kind: "service" | "resource" | "loss";
  readonly id: string;
  readonly label: string;
  readonly beside: string;
}

const mostHits = 14;

/** Finds services and resources to look at, and anything that can be lost to take it away. */
export function Search({
  stack,
  wishes,
  lost,
}: {
  readonly stack: Stack;
  readonly wishes: Wishes;
  readonly lost: readonly DomainId[];
}): JSX.Element {
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const everything = useMemo(() => hitsIn(stack), [stack]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length === 0 ? [] : everything.filter(({ found }) => words.every((word) => found.includes(word)));
  const take = ({ kind, id }: Hit) => {
    if (kind === "loss") wishes.toggle(id);
    else wishes.look({ focus: id });
    setText("");
    document.getElementById("search")?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") {
      setText("");
      document.getElementById("search")?.focus();
      event.stopPropagation();
    }
    if (step === 0) return;
    event.preventDefault();
    const next = buttons[at + step];
    if (next === undefined) document.getElementById("search")?.focus();
    else next.focus();
  };
  return (
    <search class="search" onKeyDown={move}>
      <label class="unseen" for="search">
        Find a service, a resource or something to lose
      </label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder="Find or lose anything  ( / )"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key === "Enter" && first !== undefined) take(first.hit);
        }}
      />
      {words.length > 0 && (
        <ul class="hits" ref={list} aria-label="Found">
          {hits.slice(0, mostHits).map(({ hit }) => (
            <li key={`${hit.kind} ${hit.id}`}>
              <button type="button" class={hit.kind} data-hit={hit.id} onClick={() => take(hit)}>
                <span class="what">
                  {hit.kind === "loss" ? (lost.includes(hit.id) ? "Bring back" : "Lose") : hit.kind}
                </span>
                <span class="name">{hit.label}</span>
                <span class="beside">{hit.beside}</span>
              </button>
            </li>
          ))}
          {hits.length > mostHits && <li class="more">and {hits.length - mostHits} more: say more of the name</li>}
          {hits.length === 0 && <li class="more">Nothing bears that name.</li>}
        </ul>
      )}
    </search>
  );
}

/** Losses by place first, and resources before the loss of a single one: that is the most common wish for each name. */
function hitsIn(stack: Stack): readonly { readonly hit: Hit; readonly found: string }[] {
  const places = stack.report.domains.filter(({ kind }) => kind !== "instance" && kind !== "change");
  const single = stack.report.domains.filter(({ kind }) => kind === "instance" || kind === "change");
  const loss = ({ id, kind }: (typeof places)[number]): Hit => ({
    kind: "loss",
    id,
    label: stack.domain(id),
    beside: kind,
  });
  const hits: readonly Hit[] = [
    ...stack.report.services.map(
      ({ name }): Hit => ({ kind: "service", id: `service:${name}`, label: visible(name), beside: "" }),
    ),
    ...places.map(loss),
    ...stack.graph.nodes
      .filter(({ role }) => role !== "stack" && role !== "provider")
      .map(({ id, label, type }): Hit => ({ kind: "resource", id, label: visible(label), beside: visible(type) })),
    ...single.map(loss),
  ];
  return hits.map((hit) => ({
    hit,
    found: `${hit.kind === "loss" ? "lose " : ""}${hit.label} ${hit.beside} ${hit.id}`.toLowerCase(),
  }));
}
