const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys lead from a chip, or what it shows, to the nearest one in that direction. */
export function moveByArrow(event: KeyboardEvent, chipped: (chip: string) => void): void {
  const direction = directions[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".chip, .item") : null;
  if (direction === undefined || from === null || !(event.currentTarget instanceof HTMLElement)) return;
  const [dx, dy] = direction;
  const here = middle(from);
  let nearest: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of event.currentTarget.querySelectorAll<HTMLElement>(".unit .chip, .unit .item")) {
    const there = middle(other);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (along <= 1 || other === from) continue;
    // What lies straight ahead comes before what is nearer but aside.
    const distance = along + 3 * aside;
    if (distance >= least) continue;
    least = distance;
    nearest = other;
  }
  event.preventDefault();
  if (nearest === null) return;
  nearest.focus();
  const chip = nearest.closest<HTMLElement>("[data-chip]")?.dataset.chip;
  if (chip !== undefined && nearest.classList.contains("chip")) chipped(chip);
}

function middle(element: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
