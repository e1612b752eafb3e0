import { distance } from "fastest-levenshtein";

/**
 * The known word that a mistyped one most likely stands for: at most a third of its letters, rounded up, are wrong, missing or
 * spare (two letters that changed places are two wrong ones); `undefined` where none is that near.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // Nobody mistypes a word into one much longer: the rest would only cost time.
  const asked = word.toLowerCase().slice(0, 80);
  const near = known
    .map((each) => ({ each, far: distance(asked, each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.ceil(each.length / 3))
    .sort((one, other) => one.far - other.far);
  return near[0]?.each;
}
