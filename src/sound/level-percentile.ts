/** Levels are counted in classes of half a decibel from -100 to 0. */
const CLASSES_PER_DB = 2;
const LOWEST_DB = -100;
const CLASSES = 201;

/**
 * A percentile of the level around each frame, over a sliding window. A low one is the level of the background, which
 * what is louder for less than most of the window does not raise (cf. minimum statistics, Martin 2001); a high one is
 * how loud it gets. A sliding histogram makes it linear in the number of frames.
 * @param levelDb by frame, shape (frames)
 * @param options.reachFrames frames to each side that are looked at
 * @param options.share 0 to 1, which percentile
 * @returns dB, shape (frames), to half a decibel
 */
export function levelPercentileDb(
  levelDb: Float32Array,
  { reachFrames, share }: { reachFrames: number; share: number },
): Float32Array {
  const frames = levelDb.length;
  const floor = new Float32Array(frames);
  const counts = new Uint32Array(CLASSES);
  let from = 0;
  let to = 0;
  for (let frame = 0; frame < frames; frame++) {
    for (; to < Math.min(frames, frame + reachFrames + 1); to++) count(counts, levelDb[to]!, 1);
    for (; from < frame - reachFrames; from++) count(counts, levelDb[from]!, -1);
    const rank = share * (to - from);
    let below = 0;
    let level = 0;
    while (level < CLASSES - 1 && (below += counts[level]!) <= rank) level++;
    floor[frame] = LOWEST_DB + level / CLASSES_PER_DB;
  }
  return floor;
}

function count(counts: Uint32Array, db: number, change: number): void {
  const level = Math.round((Math.min(0, Math.max(LOWEST_DB, db)) - LOWEST_DB) * CLASSES_PER_DB);
  counts[level] = counts[level]! + change;
}
