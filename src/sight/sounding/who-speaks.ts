import { groupedBy } from '../../grouped-by.ts';
import { overlaps, sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { participant, type KnownFace } from '../actions/what-is-known.ts';
import { mouthEvidence } from './mouth-evidence.ts';
import { oneOfEach } from './one-of-each.ts';
import type { SoundingFound } from './sounding.ts';

/** A voice, and where it stands among the recording's heard sources. */
export interface KnownVoice {
  readonly place: number;
  readonly id?: string;
  readonly turns: readonly TimeSpan[];
}

const leastConfidence = 0.4;
const mostOdds = 6;
/** Of a turn, in view. */
const leastShare = 0.3;

/** Whose mouth says what is heard: lips that move with the loudness, over all that a voice says and all of a person's faces. */
export function whoSpeaks(
  voices: readonly KnownVoice[],
  faces: readonly KnownFace[],
  loud: Float32Array,
): readonly SoundingFound[] {
  const people = peopleOf(faces);
  if (people.length === 0) return [];
  const odds = voices.map(({ turns }) =>
    people.map((own) => {
      const evidence = own.map(([, face]) =>
        mouthEvidence(
          face.moments,
          loud,
          turns.filter((turn) => overlaps(turn, face)),
        ),
      );
      const known = evidence.filter((value) => value !== undefined);
      const sum = known.reduce((total, value) => total + value, 0);
      return known.length === 0 ? -Infinity : Math.max(-mostOdds, Math.min(mostOdds, sum));
    }),
  );
  const sure = oneOfEach(odds);
  return voices.flatMap(({ place, id, turns }, voice) =>
    turns.flatMap(({ startSeconds, endSeconds }): SoundingFound[] => {
      const turn = { startSeconds, endSeconds };
      const seen = people
        .map((own, person) => ({
          confidence: sure[voice]![person]!,
          faces: own.filter(([, face]) => isInView(face, turn)),
        }))
        .filter((candidate) => candidate.faces.length > 0 && candidate.confidence >= leastConfidence)
        .sort((a, b) => b.confidence - a.confidence)[0];
      if (seen === undefined) return [];
      const [at, face] = seen.faces.sort(([, a], [, b]) => sharedSeconds(b, turn) - sharedSeconds(a, turn))[0]!;
      const heard = { place, ...(id !== undefined && { id }) };
      return [{ startSeconds, endSeconds, heard, seen: participant('faces', at, face), confidence: seen.confidence }];
    }),
  );
}

type PlacedFace = readonly [place: number, face: KnownFace];

function peopleOf(faces: readonly KnownFace[]): readonly (readonly PlacedFace[])[] {
  return [...groupedBy<PlacedFace, string | number>(faces.entries(), ([, face]) => personOf(face)).values()];
}

function personOf(face: KnownFace & { readonly personId?: string }): string | number {
  return face.personId ?? face.person;
}

function isInView(face: KnownFace, turn: TimeSpan): boolean {
  return sharedSeconds(face, turn) >= leastShare * (turn.endSeconds - turn.startSeconds);
}
