import { bridgeVoices } from './bridge-voices.ts';
import { voiceLabel, type HeardSoundEvent } from './sound-event.ts';
import { nameSound, soundConfidence } from './name-sound.ts';
import { SOUND_FRAME_SAMPLES, type SoundFrames } from './sound-frames.ts';
import { backgroundDb, soundStretches } from './sound-stretches.ts';
import type { Stretch } from './stretch.ts';
import { voiceStretches } from './voice-stretches.ts';

const FRAME_SECONDS = SOUND_FRAME_SAMPLES / 16000;
const FRAMES_PER_WINDOW = 2;
/** A breath, a burst or a hiss as short as this beside a voice belongs to it: the detector is slow on voiceless sounds. */
const LONGEST_EDGE_FRAMES = Math.round(0.3 / FRAME_SECONDS);
const WIDEST_EDGE_GAP_FRAMES = 2;

/**
 * From what is measured by frame to events, voices first.
 * @param probabilities of voice by window of 32 ms
 * @param sound by frame of 16 ms
 * @returns in order of time, not overlapping, all inside 0 to `durationSeconds`; none for silence
 */
export function soundEvents(
  probabilities: Float32Array,
  sound: SoundFrames,
  durationSeconds: number,
): HeardSoundEvent[] {
  const frames = sound.levelDb.length;
  const floorDb = backgroundDb(sound.levelDb);
  const heard = voiceStretches(probabilities).map(({ start, end }) => ({
    start: start * FRAMES_PER_WINDOW,
    end: Math.min(frames, end * FRAMES_PER_WINDOW),
  }));
  const voices = bridgeVoices(heard, sound.levelDb, floorDb);
  const stretches = soundStretches(sound, voices, floorDb);
  const { utterances, others } = giveEdgesToVoices(voices, stretches);
  const events = [
    ...utterances.map((stretch) => ({
      stretch,
      label: voiceLabel,
      kind: 'HUMAN' as const,
      confidence: meanProbability(stretch.voices, probabilities),
    })),
    ...others.map((stretch) => ({
      stretch,
      label: nameSound(stretch, sound),
      kind: 'UNKNOWN' as const,
      confidence: soundConfidence(stretch, sound.levelDb, floorDb),
    })),
  ].sort((a, b) => a.stretch.start - b.stretch.start);
  return events.flatMap(({ stretch, ...rest }) => {
    const startSeconds = stretch.start * FRAME_SECONDS;
    const endSeconds = Math.min(stretch.end * FRAME_SECONDS, durationSeconds);
    return endSeconds > startSeconds ? [{ startSeconds, endSeconds, ...rest }] : [];
  });
}

/** An utterance with the voice windows inside it. */
interface Utterance extends Stretch {
  readonly voices: readonly Stretch[];
}

/** Short sounds that touch a voice become part of it; one that bridges two voices makes them one. */
function giveEdgesToVoices(voices: readonly Stretch[], sounds: readonly Stretch[]) {
  const utterances: Utterance[] = [];
  const others: Stretch[] = [];
  let next = 0;
  const hearSounds = (until: number) => {
    for (; next < sounds.length && sounds[next]!.start < until; next++) {
      const sound = sounds[next]!;
      const before = utterances.at(-1);
      if (isShort(sound) && before !== undefined && touches(before, sound)) {
        utterances[utterances.length - 1] = { ...before, end: sound.end };
      } else {
        others.push(sound);
      }
    }
  };
  for (const voice of voices) {
    hearSounds(voice.start);
    const before = utterances.at(-1);
    const edge = others.at(-1);
    if (before !== undefined && before.end > before.voices.at(-1)!.end && touches(before, voice)) {
      utterances[utterances.length - 1] = { ...before, end: voice.end, voices: [...before.voices, voice] };
    } else if (edge !== undefined && isShort(edge) && touches(edge, voice)) {
      others.pop();
      utterances.push({ start: edge.start, end: voice.end, voices: [voice] });
    } else {
      utterances.push({ ...voice, voices: [voice] });
    }
  }
  hearSounds(Infinity);
  return { utterances, others };
}

function isShort({ start, end }: Stretch): boolean {
  return end - start <= LONGEST_EDGE_FRAMES;
}

function touches(earlier: Stretch, later: Stretch): boolean {
  return later.start - earlier.end <= WIDEST_EDGE_GAP_FRAMES;
}

function meanProbability(voices: readonly Stretch[], probabilities: Float32Array): number {
  let sum = 0;
  let windows = 0;
  for (const { start, end } of voices) {
    for (let window = start / FRAMES_PER_WINDOW; window < end / FRAMES_PER_WINDOW; window++) {
      sum += probabilities[window]!;
      windows++;
    }
  }
  return sum / windows;
}
