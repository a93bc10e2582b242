import type { SpokenCue } from '../../phonetics/transcripts/import-cues.ts';
import type { AnnotationDocument, Tier } from '../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from './annotation-format.errors.ts';

/** A tier that is to become the transcript of its recording. */
export interface TranscriptTier {
  /** As the file says; ISO 639-3. */
  readonly language: string | null;
  readonly cues: readonly SpokenCue[];
}

const mostCues = 100_000;

/**
 * What a tier says, by time. What says nothing, or lasts no time, is no cue; what goes on behind the end of the recording is cut there.
 * @param title of the format, for the error
 * @throws {AnnotationFormatError} no such tier, or it has no times of its own, or says nothing
 */
export function transcriptTier(
  { tiers }: AnnotationDocument,
  name: string,
  title: string,
  durationSeconds: number,
): TranscriptTier {
  const refuse = (problem: string): never => {
    const aligned = tiers.filter((each) => reasonAgainst(each) === null).map((each) => each.name);
    const remedy = aligned.length === 0 ? 'it has none that could be one' : `name one of ${aligned.join(', ')}`;
    throw new AnnotationFormatError(title, null, problem, remedy);
  };
  const tier = tiers.find((each) => each.name === name) ?? refuse(`there is no tier ${name} to be the transcript`);
  const reason = reasonAgainst(tier);
  if (reason !== null) refuse(`the tier ${name} cannot be the transcript: ${reason}`);
  const speaker = tier.participant?.trim() || null;
  const cues = tier.annotations
    .map((annotation): SpokenCue => {
      const { startSeconds, endSeconds, text } = annotation;
      return {
        startSeconds: startSeconds!,
        endSeconds: Math.min(endSeconds!, durationSeconds),
        text: text.trim(),
        speaker,
      };
    })
    .filter(({ startSeconds, endSeconds, text }) => text !== '' && startSeconds < endSeconds)
    .sort((a, b) => a.startSeconds - b.startSeconds);
  if (cues.length === 0) refuse(`the tier ${name} cannot be the transcript: it says nothing`);
  if (cues.length > mostCues) refuse(`the tier ${name} has ${cues.length} annotations, and a transcript ${mostCues}`);
  return { language: tier.language?.iso639_3 ?? null, cues };
}

function reasonAgainst({ kind, constraint, annotations }: Tier): string | null {
  if (kind === 'POINTS') return 'it has points';
  const hasNoTimes = annotations.some(
    ({ startSeconds, endSeconds }) => startSeconds === undefined || endSeconds === undefined,
  );
  if (constraint === 'SYMBOLIC_ASSOCIATION' || constraint === 'SYMBOLIC_SUBDIVISION' || hasNoTimes) {
    return 'its annotations have no times of their own';
  }
  return null;
}
