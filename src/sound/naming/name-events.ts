import { voiceLabel, type HeardSoundEvent, type SourceKind } from '../sound-event.ts';
import type { TimeSpan } from '../time-span.ts';
import type { NameTrack } from './name-track.ts';
import type { NamedLabel } from './sound-namer.ts';

/** The network's name for what the detector of voice calls {@link voiceLabel}. */
export const speechLabel = 'speech';

/** From which probabilities on what is said. */
export interface NamingRule {
  /** A label. */
  readonly label: number;
  /** A kind, where no label is probable enough. */
  readonly kind: number;
  /** A label beneath what else sounds, which has no event of its own. */
  readonly beneath: number;
  /** Another label than speech, of what the detector takes for voice, and speech below the rest of it. */
  readonly insteadOfVoice: number;
}

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
const leastBeneathSeconds = 0.3;
/** A pause this long ends what is heard beneath. */
const longestPauseSeconds = 0.5;

/**
 * Names for what the detectors have found, and what sounds beneath it. Voice stays voice, unless it is surely something else; what has
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
  const named = events.map((event) => ({ ...event, ...nameOfEvent(event, track, space, rule) }));
  const beneath = space.labels.flatMap(({ label, kind }, output) =>
    label === speechLabel
      ? []
      : stretchesOf(track, output, rule.beneath)
          .filter((span) => !isTold(span, label, named))
          .map(({ startSeconds, endSeconds }): HeardSoundEvent => {
            const confidence = probability(track.between(startSeconds, endSeconds)[output]!);
            return { startSeconds, endSeconds, label, kind, confidence };
          }),
  );
  return [...named, ...beneath].sort((a, b) => a.startSeconds - b.startSeconds);
}

function nameOfEvent(event: HeardSoundEvent, track: NameTrack, space: NameSpace, rule: NamingRule): Partial<Name> {
  const logits = track.between(event.startSeconds, event.endSeconds);
  if (event.label !== voiceLabel) return nameOf(logits, space, rule, ({ label }) => label !== speechLabel) ?? {};
  const speech = space.labels.findIndex(({ label }) => label === speechLabel);
  const other = bestLabel(logits, space, ({ label, kind }) => label !== speechLabel && callers.has(kind));
  const isOther = other !== undefined && other.confidence >= rule.insteadOfVoice;
  return isOther && probability(logits[speech]!) < 1 - rule.insteadOfVoice ? other : {};
}

/** Who may be taken for a speaker. */
const callers: ReadonlySet<SourceKind> = new Set(['HUMAN', 'ANIMAL']);

/** A label that is probable enough, else a kind. */
export function nameOf(
  logits: Float32Array,
  space: NameSpace,
  { label: least, kind: leastOfKind }: Pick<NamingRule, 'label' | 'kind'>,
  mayBe: (label: NamedLabel) => boolean = () => true,
): Name | undefined {
  const label = bestLabel(logits, space, mayBe);
  if (label !== undefined && label.confidence >= least) return label;
  let best: Name | undefined;
  space.kinds.forEach((kind, place) => {
    const confidence = probability(logits[space.labels.length + place]!);
    if (confidence >= leastOfKind && confidence > (best?.confidence ?? 0))
      best = { label: labelOfKind[kind], kind, confidence };
  });
  return best;
}

function bestLabel(
  logits: Float32Array,
  { labels }: NameSpace,
  mayBe: (label: NamedLabel) => boolean,
): Name | undefined {
  let best: Name | undefined;
  labels.forEach((named, output) => {
    const confidence = probability(logits[output]!);
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

/** Whether events of the label fill more than half of a stretch. */
function isTold({ startSeconds, endSeconds }: TimeSpan, label: string, named: readonly HeardSoundEvent[]): boolean {
  let told = 0;
  for (const event of named) {
    if (event.label !== label) continue;
    told += Math.max(0, Math.min(endSeconds, event.endSeconds) - Math.max(startSeconds, event.startSeconds));
  }
  return told > (endSeconds - startSeconds) / 2;
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
