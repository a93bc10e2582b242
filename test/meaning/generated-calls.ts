import type {
  Call,
  ConditionSource,
  Observations,
  ObservedRecording,
  Occurrence,
  Relation,
} from '../../src/meaning/calls/observations.ts';
import { holds, united, type Span } from '../../src/meaning/calls/spans.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';

/** Calls of the type come `ratio` times as often in this relation to the source. */
export interface PlantedEffect {
  readonly type: number;
  readonly source: number;
  readonly relation: Extract<Relation, 'WHILE' | 'AFTER_START'>;
  readonly ratio: number;
  /** Only in the first so many recordings; in all unless said. */
  readonly recordings?: number;
}

export interface CallWorld {
  readonly recordings: number;
  readonly durationSeconds: number;
  readonly types: number;
  /** The last `sounds` of them are sounds, the others things in view. */
  readonly sources: number;
  readonly sounds: number;
  readonly effects: readonly PlantedEffect[];
  /** Pairs of sources that are always there together: the second copies the first. */
  readonly together?: readonly (readonly [number, number])[];
  /** Calls and sources become rarer from the beginning to the end of each recording, which no rotation knows of. */
  readonly trend?: boolean;
}

export const callWorld: CallWorld = {
  recordings: 12,
  durationSeconds: 300,
  types: 6,
  sources: 8,
  sounds: 2,
  effects: [],
};

const within = 5;

/**
 * Recordings of animals that call in bouts, 15 s of 3 calls in 10 s between silences of 45 s, and of things that come for 20 s
 * and stay away for 60 s, all on average; nothing has to do with anything but by the planted effects.
 */
export function generateCalls(world: CallWorld, seed: number): Observations {
  const random = seededRandom(seed);
  const wait = (mean: number) => -mean * Math.log(1 - random());
  const sources = Array.from({ length: world.sources }, (_, place): ConditionSource =>
    place < world.sources - world.sounds
      ? { kind: 'VIEW', id: `thing ${place}` }
      : { kind: 'SOUND', id: `sound ${place}` },
  );
  const keeps = (seconds: number) => world.trend !== true || random() > seconds / world.durationSeconds;
  /** On for `on` seconds and off for `off` on average, at an even point of its cycle at the start. */
  const comings = (on: number, off: number): Span[] => {
    const spans: Span[] = [];
    let seconds = random() < on / (on + off) ? 0 : wait(off);
    while (seconds < world.durationSeconds) {
      const end = Math.min(world.durationSeconds, seconds + wait(on));
      if (keeps(seconds)) spans.push({ start: seconds, end });
      seconds = end + wait(off);
    }
    return spans;
  };
  const recordings = Array.from({ length: world.recordings }, (_, place): ObservedRecording => {
    const there = sources.map(({ kind }) => (kind === 'VIEW' ? comings(20, 60) : comings(2, 30)));
    for (const [first, second] of world.together ?? []) there[second] = there[first]!;
    const sounds = united(there.filter((_spans, source) => sources[source]!.kind === 'SOUND').flat());
    const calls: Call[] = [];
    for (let type = 0; type < world.types; type++) {
      const liveliness = 0.5 + random();
      const active = comings(15, 45);
      const effects = world.effects.filter((effect) => effect.type === type && place < (effect.recordings ?? Infinity));
      const strongest = effects.reduce((most, { ratio }) => Math.max(most, ratio), 1);
      // by thinning: as many as there could be, of which those stay that are due
      for (let seconds = wait(1 / strongest); seconds < world.durationSeconds; seconds += wait(1 / strongest)) {
        let rate = 0.3 * liveliness * (holds(active, seconds) ? 1 : 0.03);
        for (const { source, relation, ratio } of effects) {
          const spans =
            relation === 'WHILE'
              ? there[source]!
              : there[source]!.map(({ start }) => ({ start, end: start + within })).filter(({ start }) => start > 0.5);
          if (holds(united(spans), seconds)) rate *= ratio;
        }
        if (random() < rate / strongest && !holds(sounds, seconds)) {
          const end = seconds + 0.3;
          calls.push({ typeId: `call ${type}`, start: seconds, end, eventStart: seconds, eventEnd: end });
        }
      }
    }
    return {
      id: `recording ${String(place).padStart(4, '0')}`,
      durationSeconds: world.durationSeconds,
      observed: ['VIEW', 'BEHAVIOUR', 'SOUND', 'CALL'],
      calls,
      occurrences: there.flatMap((spans, source) => spans.map((span): Occurrence => ({ ...span, source }))),
    };
  });
  return { sources, recordings };
}

/** Calls of two types and another sound, each 2 s long on average, that come when they like but one at a time: the later of two is not heard. */
export function generateLongSounds(recordings: number, seed: number): Observations {
  const random = seededRandom(seed);
  const wait = () => -8 * Math.log(1 - random());
  const durationSeconds = 300;
  const made = Array.from({ length: recordings }, (_, place): ObservedRecording => {
    const wanted: (Span & { readonly kind: number })[] = [];
    for (let kind = 0; kind < 3; kind++) {
      for (let start = wait(); start < durationSeconds - 4; start += wait()) {
        wanted.push({ kind, start, end: start + 1.2 + 1.6 * random() });
      }
    }
    const heard: (typeof wanted)[number][] = [];
    for (const sound of wanted.sort((a, b) => a.start - b.start)) {
      if (sound.start > (heard.at(-1)?.end ?? 0)) heard.push(sound);
    }
    return {
      id: `recording ${String(place).padStart(4, '0')}`,
      durationSeconds,
      observed: ['SOUND', 'CALL'],
      calls: heard
        .filter(({ kind }) => kind < 2)
        .map(({ kind, start, end }) => ({ typeId: `call ${kind}`, start, end, eventStart: start, eventEnd: end })),
      occurrences: heard.filter(({ kind }) => kind === 2).map(({ start, end }) => ({ start, end, source: 0 })),
    };
  });
  return { sources: [{ kind: 'SOUND', id: 'other' }], recordings: made };
}
