import { logistic } from '../../dsp/log-odds.ts';
import { voiceLabel, type HeardSoundEvent, type SourceKind } from '../sound-event.ts';
import { lengthOf, sharedSeconds, type TimeSpan } from '../time-span.ts';
import type { NameTrack } from './name-track.ts';
import type { NamingRule } from './naming-rule.ts';
import type { NamedLabel } from './sound-namer.ts';

/** The network's name for what the detector of voice calls {@link voiceLabel}. */
export const speechLabel = 'speech';

/** What the outputs of the network are. */
export interface NameSpace {
  readonly labels: readonly NamedLabel[];
  readonly kinds: readonly SourceKind[];
}

interface Name {
  readonly label: string;
  readonly kind: SourceKind;
  readonly confidence: number;
}

/** What a sound of a kind is called that has no name. */
const labelOfKind: Readonly<Record<SourceKind, string>> = {
  HUMAN: 'human sound',
  ANIMAL: 'animal',
  MACHINE: 'machine',
  MUSIC: 'music',
  NATURE: 'nature',
  UNKNOWN: 'sound',
};
/** Beside an event. */
const aroundSeconds = 1.24;
const leastBeneathSeconds = 0.3;
/** A pause this long ends what is heard beneath. */
const longestPauseSeconds = 0.5;

/**
 * Names for what the detectors have found, and what sounds beneath it. Voice stays voice where speech is at all likely; what has
 * no probable name keeps the one that its spectrum gives it, and kind UNKNOWN.
 * @param events in order of time, not overlapping
 * @returns in order of their starts; those that were heard beneath others overlap them
 */
export function nameEvents(
  events: readonly HeardSoundEvent[],
  track: NameTrack,
  space: NameSpace,
  rule: NamingRule,
): HeardSoundEvent[] {
  const named = events.map((event, place): HeardSoundEvent => ({
    ...event,
    ...nameOfEvent(event, logitsOfEvent(events, place, track), space, rule),
  }));
  const beneath = soundsBeneath(track, space, rule.beneath).filter((sound) => !isTold(sound, named));
  // What nobody could name from its own stretch may be the same sound.
  const added = beneath.filter((sound) => {
    const place = named.findIndex((event) => event.kind === 'UNKNOWN' && areMostlyOne(event, sound));
    if (place < 0) return true;
    const { label, kind, confidence } = sound;
    named[place] = { ...named[place]!, label, kind, confidence };
    return false;
  });
  return [...named, ...added].sort((a, b) => a.startSeconds - b.startSeconds);
}

/** Stretches in which a label is probable, the likeliest first. */
function soundsBeneath(track: NameTrack, space: NameSpace, least: number): HeardSoundEvent[] {
  const found = space.labels.flatMap(({ label, kind }, output) =>
    label === speechLabel
      ? []
      : stretchesOf(track, output, least).map((span): HeardSoundEvent => {
          return { ...span, label, kind, confidence: logistic(track.within([span])[output]!) };
        }),
  );
  return found.sort((a, b) => b.confidence - a.confidence);
}

/**
 * What an event is, with the silence around it up to its neighbours: a sound that nobody knows is made little of by that, one that is known is
 * not, as in the mixtures that the network has learned from.
 * @returns logits, shape (outputs)
 */
export function logitsOfEvent(events: readonly TimeSpan[], place: number, track: NameTrack): Float32Array {
  const { startSeconds, endSeconds } = events[place]!;
  const from = Math.max(startSeconds - aroundSeconds, events[place - 1]?.endSeconds ?? -Infinity);
  const to = Math.min(endSeconds + aroundSeconds, events[place + 1]?.startSeconds ?? Infinity);
  return track.within([{ startSeconds: Math.min(from, startSeconds), endSeconds: Math.max(to, endSeconds) }]);
}

function nameOfEvent(event: HeardSoundEvent, logits: Float32Array, space: NameSpace, rule: NamingRule): Partial<Name> {
  if (event.label !== voiceLabel) return nameOf(logits, space, rule) ?? {};
  const speech = space.labels.findIndex(({ label }) => label === speechLabel);
  if (logistic(logits[speech]!) >= rule.speech) return {};
  const other = nameOf(logits, space, { ...rule, kind: rule.insteadOfVoice });
  if (other === undefined) return {};
  // Cries, laughs and speech are alike.
  const isCry = other.kind === 'HUMAN' && other.label !== labelOfKind.HUMAN && other.confidence >= rule.insteadOfSpeech;
  return isCry || other.kind !== 'HUMAN' ? other : {};
}

/**
 * How probable each kind is in an event, 0 to 1: half by the kind itself, half by the likeliest sound of that kind; a voice is a person's.
 * @param logits shape (outputs)
 */
export function kindProbabilities(logits: Float32Array, { labels, kinds }: NameSpace): ReadonlyMap<SourceKind, number> {
  return new Map(
    kinds.map((kind, place) => {
      let ofLabels = 0;
      labels.forEach((label, output) => {
        if (label.kind === kind) ofLabels = Math.max(ofLabels, logistic(logits[output]!));
      });
      return [kind, (logistic(logits[labels.length + place]!) + ofLabels) / 2];
    }),
  );
}

/** The likeliest kind, if it is probable enough, by its likeliest label, if that is. */
function nameOf(logits: Float32Array, space: NameSpace, rule: NamingRule): Name | undefined {
  const [kind, confidence] = [...kindProbabilities(logits, space)].reduce((best, each) =>
    each[1] > best[1] ? each : best,
  );
  if (confidence < rule.kind) return undefined;
  const label = bestLabel(logits, space, (each) => each.kind === kind && each.label !== speechLabel);
  return label !== undefined && label.confidence >= rule.label ? label : { label: labelOfKind[kind], kind, confidence };
}

function bestLabel(
  logits: Float32Array,
  { labels }: NameSpace,
  mayBe: (label: NamedLabel) => boolean,
): Name | undefined {
  let best: Name | undefined;
  labels.forEach((named, output) => {
    const confidence = logistic(logits[output]!);
    if (mayBe(named) && confidence > (best?.confidence ?? 0)) best = { ...named, confidence };
  });
  return best;
}

/** Where an output is probable for long enough, over short pauses. */
function stretchesOf(track: NameTrack, output: number, least: number): TimeSpan[] {
  const threshold = Math.log(least / (1 - least));
  const found: TimeSpan[] = [];
  for (let frame = 0; frame < track.frames; frame++) {
    if (track.at(frame, output) < threshold) continue;
    const startSeconds = frame * track.frameSeconds;
    const endSeconds = Math.min(track.durationSeconds, startSeconds + track.frameSeconds);
    const last = found.at(-1);
    if (last === undefined || startSeconds - last.endSeconds > longestPauseSeconds)
      found.push({ startSeconds, endSeconds });
    else found[found.length - 1] = { startSeconds: last.startSeconds, endSeconds };
  }
  return found.filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= leastBeneathSeconds);
}

/** Whether events fill more than half of a stretch that say the same; of one whose label is no more than its kind, events of that kind. */
function isTold(sound: HeardSoundEvent, named: readonly HeardSoundEvent[]): boolean {
  const isKind = sound.label === labelOfKind[sound.kind];
  let told = 0;
  for (const event of named) {
    if (event.label === sound.label || (isKind && event.kind === sound.kind)) told += sharedSeconds(event, sound);
  }
  return told > lengthOf(sound) / 2;
}

function areMostlyOne(a: TimeSpan, b: TimeSpan): boolean {
  return sharedSeconds(a, b) > Math.max(lengthOf(a), lengthOf(b)) / 2;
}
