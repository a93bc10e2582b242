import { groupedBy } from '../../grouped-by.ts';
import type {
  Call,
  ConditionKind,
  ConditionSource,
  Occurrence,
  Observations,
  ObservedRecording,
  Relation,
} from './observations.ts';
import { clipped, Cut, secondsOf, united, without, type Span } from './spans.ts';

/** A source in one relation to the calls. */
export interface Condition {
  readonly source: ConditionSource;
  readonly relation: Relation;
  /** By place of the recording: when it holds. Recordings in which it could not be noticed, or never was, are absent. */
  readonly held: ReadonlyMap<number, HeldTime>;
}

export interface HeldTime {
  /** United, by the recording's own clock. */
  readonly windows: readonly Span[];
  /** When no call could have begun; united. */
  readonly deaf: readonly Span[];
  /** The windows without that time. */
  readonly spans: readonly Span[];
  /** The same where that time is taken out of the recording, and how long it is then. */
  readonly leftSpans: readonly Span[];
  readonly leftSeconds: number;
  readonly cut: Cut;
}

export interface ConditionOptions {
  /** Shortly before or after: so many seconds. */
  readonly withinSeconds: number;
}

/** Something lost for less than this was there all the time: detectors blink. */
const blinkSeconds = 1;
/** What is there within this of a recording's edge did not come then, nor go. */
const edgeSeconds = 0.5;

/** Sounds are heard one at a time: a call is never found while another sound is, so "while it sounds" is not asked. */
const relationsOf: Readonly<Record<ConditionKind, readonly Relation[]>> = {
  VIEW: ['WHILE', 'AFTER_START', 'AFTER_END', 'BEFORE_START', 'BEFORE_END'],
  BEHAVIOUR: ['WHILE', 'AFTER_START', 'AFTER_END', 'BEFORE_START', 'BEFORE_END'],
  SOUND: ['AFTER_END', 'BEFORE_START'],
  CALL: ['AFTER_END', 'BEFORE_START'],
};

/** Every source in each of its relations, where it held at some time, and not always, in some recording. */
export function conditionsOf({ sources, recordings }: Observations, options: ConditionOptions): Condition[] {
  const placed: { readonly source: ConditionSource; readonly place: number; readonly span: Span }[] = [];
  const callSources = new Map<string, ConditionSource>();
  for (const [place, recording] of recordings.entries()) {
    for (const span of noticed(recording, sources)) placed.push({ source: sources[span.source]!, place, span });
    for (const { typeId, eventStart, eventEnd } of recording.calls) {
      const source = callSources.get(typeId) ?? { kind: 'CALL', id: typeId };
      callSources.set(typeId, source);
      // the whole stretch of sound: what follows inside it is how calls are built, and no answer
      placed.push({ source, place, span: { start: eventStart, end: eventEnd } });
    }
  }
  const keyOf = ({ kind, id }: ConditionSource) => `${kind} ${id}`;
  const inOrder = [...groupedBy(placed, ({ source }) => source)].sort(([a], [b]) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const soundsOf = recordings.map((recording) => silenced(recording, sources));
  return inOrder.flatMap(([source, own]) => {
    const byRecording = groupedBy(
      own,
      ({ place }) => place,
      ({ span }) => span,
    );
    return relationsOf[source.kind].flatMap((relation): Condition[] => {
      const held = new Map<number, HeldTime>();
      for (const [place, spans] of byRecording) {
        const found = heldIn(recordings[place]!, source.kind, relation, spans, soundsOf[place]!, options.withinSeconds);
        if (found !== undefined) held.set(place, found);
      }
      return held.size === 0 ? [] : [{ source, relation, held }];
    });
  });
}

/** Where a call lies. Against other sounds it is a point where its stretch of sound is: what else is in that stretch is no answer to it. */
export function pointOf({ start, eventStart }: Call, { source: { kind } }: Pick<Condition, 'source'>): number {
  return isSound(kind) ? eventStart : start;
}

function isSound(kind: ConditionKind): boolean {
  return kind === 'SOUND' || kind === 'CALL';
}

/** What is left of each sound where time is cut, so that sounds that touch stay in their order. */
const sliverSeconds = 0.001;

/**
 * The time in which no sound could begin since one was there. Without it sounds are points in silence, and those of a kind that come
 * when they like fall evenly there; in the recording's own time they would seem to avoid each other, and to follow each other at once.
 */
function silenced(
  { calls, occurrences, durationSeconds }: ObservedRecording,
  sources: readonly ConditionSource[],
): Sounds {
  const sounds = [
    ...calls.map(({ eventStart, eventEnd }): Span => ({ start: eventStart, end: eventEnd })),
    ...occurrences.filter(({ source }) => isSound(sources[source]!.kind)),
  ];
  const spans = clipped(united(sounds), durationSeconds);
  // what touches is one span; each of its sounds leaves a sliver
  const slivers = united(sounds.map(({ start }) => ({ start, end: start + sliverSeconds })));
  const deaf = without(spans, slivers);
  return { spans, deaf, cut: new Cut(deaf) };
}

interface Sounds {
  readonly spans: readonly Span[];
  readonly deaf: readonly Span[];
  readonly cut: Cut;
}

const nothingHeard: Sounds = { spans: [], deaf: [], cut: new Cut([]) };

function noticed({ observed, occurrences }: ObservedRecording, sources: readonly ConditionSource[]): Occurrence[] {
  return occurrences.filter(({ source }) => observed.includes(sources[source]!.kind));
}

function heldIn(
  { durationSeconds }: ObservedRecording,
  kind: ConditionKind,
  relation: Relation,
  there: readonly Span[],
  sounds: Sounds,
  withinSeconds: number,
): HeldTime | undefined {
  const spans = clipped(united(there, isSound(kind) ? 0 : blinkSeconds), durationSeconds);
  const { deaf, cut } = isSound(kind) ? sounds : nothingHeard;
  /** A sound that reaches into a window counts, as one that reaches out of it does. */
  const reached = (seconds: number) =>
    isSound(kind)
      ? (sounds.spans.find(({ start, end }) => start <= seconds && seconds < end)?.start ?? seconds)
      : seconds;
  const windows = united(
    clipped(
      spans.flatMap(({ start, end }): Span[] => {
        const begins = start >= edgeSeconds;
        const ends = end <= durationSeconds - edgeSeconds;
        switch (relation) {
          case 'WHILE':
            return [{ start, end }];
          case 'AFTER_START':
            return begins ? [{ start, end: start + withinSeconds }] : [];
          case 'AFTER_END':
            return ends ? [{ start: end, end: end + withinSeconds }] : [];
          case 'BEFORE_START':
            return begins ? [{ start: reached(start - withinSeconds), end: start }] : [];
          case 'BEFORE_END':
            return ends ? [{ start: end - withinSeconds, end }] : [];
        }
      }),
      durationSeconds,
    ),
  );
  const leftSeconds = cut.left(durationSeconds);
  const leftSpans = isSound(kind) ? cut.movedSpans(windows) : windows;
  const share = secondsOf(leftSpans) / leftSeconds;
  // never, or always: nothing to compare
  if (!(share > 0 && share < 1 - 1e-9)) return undefined;
  return { windows, deaf, spans: without(windows, deaf), leftSpans, leftSeconds, cut };
}
