import { SILENCE_DB } from '../dsp/intensity.ts';
import { SOUND_FRAME_SAMPLES } from './sound-frames.ts';
import type { Stretch } from './stretch.ts';

const frames = (seconds: number) => Math.round((seconds * 16000) / SOUND_FRAME_SAMPLES);

/** The detector loses a voice that creaks, hisses or holds a note, but hardly for longer than this. */
const LONGEST_BRIDGE_FRAMES = frames(0.64);
/** A pause is a fall of the level by so much, or to near the background, for so long. */
const PAUSE_BELOW_VOICE_DB = 20;
const PAUSE_ABOVE_FLOOR_DB = 6;
const SHORTEST_PAUSE_FRAMES = frames(0.064);

/**
 * Joins voices between which the detector fell silent though the sound did not: utterances are cut at pauses.
 * @param voices in frames of 16 ms, in order
 * @param levelDb by frame
 * @param floorDb the background's level by frame
 */
export function bridgeVoices(voices: readonly Stretch[], levelDb: Float32Array, floorDb: Float32Array): Stretch[] {
  const bridged: Stretch[] = [];
  for (const voice of voices) {
    const before = bridged.at(-1);
    if (before !== undefined && !hasPause(before, voice, levelDb, floorDb)) {
      bridged[bridged.length - 1] = { start: before.start, end: voice.end };
    } else {
      bridged.push(voice);
    }
  }
  return bridged;
}

function hasPause(before: Stretch, after: Stretch, levelDb: Float32Array, floorDb: Float32Array): boolean {
  if (after.start - before.end > LONGEST_BRIDGE_FRAMES) return true;
  const voiceDb = Math.min(loudest(levelDb, before), loudest(levelDb, after));
  let quiet = 0;
  for (let frame = before.end; frame < after.start; frame++) {
    const pauses = Math.max(voiceDb - PAUSE_BELOW_VOICE_DB, floorDb[frame]! + PAUSE_ABOVE_FLOOR_DB);
    quiet = levelDb[frame]! < pauses ? quiet + 1 : 0;
    if (quiet >= SHORTEST_PAUSE_FRAMES) return true;
  }
  return false;
}

function loudest(levelDb: Float32Array, { start, end }: Stretch): number {
  return levelDb.subarray(start, end).reduce((most, level) => Math.max(most, level), SILENCE_DB);
}
