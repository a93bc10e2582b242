import { levelPercentileDb } from './level-percentile.ts';
import { SOUND_FRAME_SAMPLES, type SoundFrames } from './sound-frames.ts';
import { gapsBetween, hysteresis, longEnough, mergeClose, type Stretch } from './stretch.ts';

const FRAME_SECONDS = SOUND_FRAME_SAMPLES / 16000;
const frames = (seconds: number) => Math.round(seconds / FRAME_SECONDS);

/** A sound begins this far above the background, on the whole or from 2.5 to 7.5 kHz, and lasts while it is above it by the second figure. */
export const SOUND_STARTS_ABOVE_DB = 9;
export const SOUND_LASTS_ABOVE_DB = 5;
/** Softer than this nothing is a sound of its own, however silent the background. */
export const SOFTEST_SOUND_DB = -60;
/** The background is the tenth percentile of the level over 20 s. */
const FLOOR = { reachFrames: frames(10), share: 0.1 };
/** Beside something loud, what is softer by more than this is its echo, a breath, a rustle: no event of its own. */
const LOUD = { reachFrames: frames(10), share: 0.95 };
export const MASKED_BELOW_LOUD_DB = 30;
const SHORTEST_SOUND_FRAMES = frames(0.048);
const SHORTEST_GAP_FRAMES = frames(0.128);
/** Where the mel bands change by so much within a sound, another one begins. */
export const NEW_SOUND_NOVELTY_DB = 12;
const SHORTEST_PIECE_FRAMES = frames(0.256);
/**
 * What does not stand out but is this loud for this long is a sound too: rain, an engine, sea. Shorter, it is the
 * background of what does, unless it is nearly all of the recording: a bark that was cut out has no background.
 */
export const STEADY_SOUND_DB = -50;
const SHORTEST_STEADY_FRAMES = frames(2.5);
const NEARLY_ALL = 0.8;

/** Level of the background under each frame. */
export function backgroundDb(levelDb: Float32Array): Float32Array {
  return levelPercentileDb(levelDb, FLOOR);
}

/**
 * Stretches between the voices that stand out of the background, cut where the spectrum changes, and long steady ones.
 * @param voices in frames of 16 ms, in order
 * @param floorDb {@link backgroundDb}
 * @returns in order, overlapping neither each other nor the voices
 */
export function soundStretches(sound: SoundFrames, voices: readonly Stretch[], floorDb: Float32Array): Stretch[] {
  const { levelDb, highDb, noveltyDb } = sound;
  const highFloorDb = backgroundDb(highDb);
  const loudDb = levelPercentileDb(levelDb, LOUD);
  const stretches: Stretch[] = [];
  for (const gap of gapsBetween(voices, levelDb.length)) {
    const above = (offset: number, marginDb: number) => {
      const frame = gap.start + offset;
      if (levelDb[frame]! < SOFTEST_SOUND_DB) return false;
      const aboveAll = levelDb[frame]! - floorDb[frame]!;
      // Where the band holds next to nothing of the sound, its changes are those of the recorder.
      const aboveHigh = highDb[frame]! < SOFTEST_SOUND_DB ? 0 : highDb[frame]! - highFloorDb[frame]!;
      return Math.max(aboveAll, aboveHigh) >= marginDb;
    };
    const masked = ({ start, end }: Stretch) => {
      for (let frame = start; frame < end; frame++) {
        if (levelDb[frame]! >= loudDb[frame]! - MASKED_BELOW_LOUD_DB) return false;
      }
      return true;
    };
    const standing = hysteresis(
      gap.end - gap.start,
      (frame) => above(frame, SOUND_STARTS_ABOVE_DB),
      (frame) => above(frame, SOUND_LASTS_ABOVE_DB),
    ).map(({ start, end }) => ({ start: start + gap.start, end: end + gap.start }));
    const sounds = longEnough(mergeClose(standing, SHORTEST_GAP_FRAMES), SHORTEST_SOUND_FRAMES).filter(
      (stretch) => !masked(stretch),
    );
    const pieces = sounds.flatMap((stretch) => cutAtChanges(stretch, noveltyDb));
    stretches.push(...withSteady(pieces, gap, levelDb));
  }
  return stretches;
}

/** At local maxima of novelty, the strongest first, so that no piece is shorter than a quarter of a second. */
function cutAtChanges(stretch: Stretch, noveltyDb: Float32Array): Stretch[] {
  const first = stretch.start + SHORTEST_PIECE_FRAMES;
  const last = stretch.end - SHORTEST_PIECE_FRAMES;
  let cut = -1;
  for (let frame = first; frame <= last; frame++) {
    const here = noveltyDb[frame]!;
    if (here < NEW_SOUND_NOVELTY_DB || here < noveltyDb[frame - 1]! || here < (noveltyDb[frame + 1] ?? 0)) continue;
    if (cut < 0 || here > noveltyDb[cut]!) cut = frame;
  }
  if (cut < 0) return [stretch];
  return [
    ...cutAtChanges({ start: stretch.start, end: cut }, noveltyDb),
    ...cutAtChanges({ start: cut, end: stretch.end }, noveltyDb),
  ];
}

/** Adds what is steadily loud between the sounds of one gap. */
function withSteady(pieces: readonly Stretch[], gap: Stretch, levelDb: Float32Array): Stretch[] {
  const shortest = Math.min(SHORTEST_STEADY_FRAMES, Math.max(SHORTEST_SOUND_FRAMES, NEARLY_ALL * levelDb.length));
  const steady = gapsBetween(pieces, gap.end).flatMap(({ start, end }) => {
    const from = Math.max(start, gap.start);
    const loud = hysteresis(
      end - from,
      (frame) => levelDb[from + frame]! >= STEADY_SOUND_DB,
      (frame) => levelDb[from + frame]! >= STEADY_SOUND_DB - 3,
    ).map((run) => ({ start: run.start + from, end: run.end + from }));
    return longEnough(mergeClose(loud, SHORTEST_GAP_FRAMES), shortest);
  });
  return [...pieces, ...steady].sort((a, b) => a.start - b.start);
}
