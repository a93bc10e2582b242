import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { timesOfAnnotations, type AnnotationTimes } from '../times-of-annotations.ts';
import { inWrittenOrder } from '../written-order.ts';
import type { CaptionDialect, Cue, CueSpeech } from './cue.ts';

/** What is written as one cue: mostly one annotation. */
interface CueToWrite extends AnnotationTimes {
  /** Place in the file that it was read from. */
  readonly place: number | null;
  readonly speeches: Map<number, SpeechToWrite>;
}

interface SpeechToWrite extends Pick<CueSpeech, 'speaker' | 'text'> {
  readonly tier: string;
  readonly kept: KeptValues;
}

/** Cues in the order of the file to write; of a tier those of its annotations that have times, or whose parents have. */
export function cuesOfDocument(
  document: AnnotationDocument,
  dialect: CaptionDialect,
): { cues: Omit<Cue, 'line'>[]; losses: Loss[] } {
  const { times, losses } = timesOfAnnotations(document);
  const found = new Map<string, CueToWrite>();
  const cues: CueToWrite[] = [];
  for (const tier of document.tiers) {
    for (const annotation of tier.annotations) {
      const when = times.get(annotation.id);
      if (when === undefined) continue;
      const speech = speechOf(annotation, tier, dialect);
      const place = speech.kept.number('cue') ?? null;
      const part = speech.kept.number('part');
      const key = `${place} ${when.startSeconds} ${when.endSeconds}`;
      const whole = part === undefined ? undefined : found.get(key);
      // A copy of a part would be its second: it gets a cue of its own.
      if (whole !== undefined && !whole.speeches.has(part!)) whole.speeches.set(part!, speech);
      else {
        const cue = { ...when, place, speeches: new Map([[part ?? 0, speech]]) };
        if (part !== undefined) found.set(key, cue);
        cues.push(cue);
      }
    }
  }
  const lost = new Lost(losses);
  const isAsInFile = KeptValues.of(document.kept, dialect.keptAs).isTrue('asInFile');
  const written = inWrittenOrder(cues, isAsInFile).map((cue) => writtenCue(cue, dialect, lost));
  return { cues: written, losses: [...lost.all()] };
}

function speechOf(
  annotation: Annotation,
  { name, participant }: Tier,
  { keptAs, knowsSpeakers }: CaptionDialect,
): SpeechToWrite {
  const kept = KeptValues.of(annotation.kept, keptAs);
  return { tier: name, speaker: knowsSpeakers ? (participant ?? null) : null, text: annotation.text, kept };
}

function writtenCue(cue: CueToWrite, dialect: CaptionDialect, lost: Lost): Omit<Cue, 'line'> {
  const { startSeconds, endSeconds } = cue;
  const speeches = [...cue.speeches].sort(([a], [b]) => a - b).map(([, speech]) => speech);
  const reads = (payload: string): CueSpeech[] | null => {
    try {
      return dialect.speeches({ payload, line: 1, startSeconds, endSeconds });
    } catch {
      // Times inside the text, and the cue was moved away from them.
      return null;
    }
  };
  const saysAll = (payload: string): boolean => {
    const read = reads(payload);
    return (
      read?.length === speeches.length &&
      speeches.every(({ speaker, text }, place) => read[place]!.speaker === speaker && read[place]!.text === text)
    );
  };
  const pieces = speeches.map((speech) => {
    const raw = speech.kept.text('payload');
    const read = raw === undefined ? null : reads(raw);
    const stands = read?.length === 1 && read[0]!.speaker === speech.speaker && read[0]!.text === speech.text;
    return stands ? raw! : null;
  });
  const plain = speeches.map((speech) => dialect.payloadOf(speech)).join('\n');
  const marked = speeches.map((speech, place) => {
    const end = place < speeches.length - 1 ? '\n' : '';
    return pieces[place] ?? `${dialect.payloadOf(speech)}${end}`;
  });
  // What was between two speeches ends none.
  const kept = pieces.every((piece) => piece === null) ? plain : marked.join('').replace(/\n+$/u, '');
  const payload = saysAll(kept) ? kept : plain;
  if (payload === plain && !saysAll(plain)) noteLosses(speeches, reads(plain) ?? [], lost);
  for (const { tier } of speeches) {
    const isExact = [startSeconds, endSeconds].every((seconds) => Math.round(seconds * 1000) / 1000 === seconds);
    if (!isExact) lost.note('times finer than a millisecond', tier);
  }
  const { kept: first } = speeches[0]!;
  const [label, settings] = [first.get('label'), first.text('settings')];
  return {
    startSeconds,
    endSeconds,
    ...(typeof label === 'string' && isLine(label) ? { label } : label === null ? { label: '' } : {}),
    ...(settings === undefined || !isLine(settings) ? {} : { settings }),
    payload,
    blocks: first.texts('blocks'),
  };
}

function noteLosses(speeches: readonly SpeechToWrite[], read: readonly CueSpeech[], lost: Lost): void {
  for (const [place, { speaker, text, tier }] of speeches.entries()) {
    const found = read[place];
    if (found?.text !== text) lost.note('empty lines, and spaces at the ends of texts', tier);
    if (found?.speaker !== speaker) lost.note('participants', tier);
  }
}

function isLine(text: string): boolean {
  return !/[\r\n]|-->/u.test(text);
}

/** Each loss once a tier. */
class Lost {
  private readonly losses = new Map<string, Loss>();

  constructor(losses: readonly Loss[]) {
    for (const { what, where } of losses) this.note(what, where);
  }

  note(what: string, where: string): void {
    this.losses.set(`${what} ${where}`, { what, where });
  }

  all(): Iterable<Loss> {
    return this.losses.values();
  }
}
