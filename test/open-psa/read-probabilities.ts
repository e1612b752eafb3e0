/** The probability that an Open-PSA model states for each basic event, where that is a plain number. */
export function readProbabilities(text: string): ReadonlyMap<string, number> {
  const events = text.matchAll(/<define-basic-event\s+name="([^"]*)"\s*>\s*<float\s+value="([^"]*)"/g);
  return new Map([...events].map(([, name = "", value]) => [name, Number(value)]));
}
