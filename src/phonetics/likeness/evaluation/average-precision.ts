/** What is asked of a ranking: the same word by another voice. */
export interface Ranked {
  readonly word: string;
  readonly voice: string;
}

/**
 * Mean average precision of finding the same word among all sayings by other voices, over the sayings for which there is
 * one. Ties are taken in the order given.
 * @param distance between two of them by index, the less the likelier
 */
export function meanAveragePrecision(
  sayings: readonly Ranked[],
  distance: (asked: number, other: number) => number,
): { readonly precision: number; readonly asked: number } {
  let sum = 0;
  let asked = 0;
  sayings.forEach(({ word, voice }, from) => {
    const others = sayings.flatMap((other, to) =>
      other.voice === voice ? [] : [{ to, distance: distance(from, to) }],
    );
    others.sort((a, b) => a.distance - b.distance || a.to - b.to);
    let found = 0;
    let precisions = 0;
    others.forEach(({ to }, rank) => {
      if (sayings[to]!.word !== word) return;
      found += 1;
      precisions += found / (rank + 1);
    });
    if (found === 0) return;
    asked += 1;
    sum += precisions / found;
  });
  return { precision: asked === 0 ? 0 : sum / asked, asked };
}
