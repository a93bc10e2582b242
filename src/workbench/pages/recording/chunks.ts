/** A stretch of a recording that is read at once. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** So many fit in one page of 2000 even where they are bunched a little. */
const itemsInChunk = 1600;

/** Equal stretches, each with what one request brings if the items are spread evenly. */
export function chunksOf(durationSeconds: number, itemCount: number): readonly Chunk[] {
  const count = Math.max(1, Math.ceil(itemCount / itemsInChunk));
  const length = durationSeconds / count;
  return Array.from({ length: count }, (_, i) => ({
    from: i * length,
    // Nothing that begins at the very end is left out.
    to: i === count - 1 ? durationSeconds + 1 : (i + 1) * length,
  }));
}

/** Takes the one out that is nearest to a moment: what is looked at is read first. */
export function takeNearest(chunks: Chunk[], moment: number): Chunk | undefined {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, { from, to }] of chunks.entries()) {
    const distance = moment < from ? from - moment : Math.max(0, moment - to);
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest < 0 ? undefined : chunks.splice(nearest, 1)[0];
}
