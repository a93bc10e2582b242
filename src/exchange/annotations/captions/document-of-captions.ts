import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { keep } from '../kept-values.ts';
import type { TextFileForm } from '../text-file.ts';
import type { CaptionDialect, CaptionFile, Cue } from './cue.ts';

/** Tier of what is said by nobody in particular: the first that is not the name of somebody. */
export const unnamedTiers = ['captions', 'other captions', 'captions of nobody'] as const;

/**
 * A tier for each speaker, and one for what has none. What two say in one cue becomes two annotations of the same times, which
 * know that they were one.
 */
export function documentOfCaptions(file: CaptionFile, form: TextFileForm, dialect: CaptionDialect): AnnotationDocument {
  const { header, cues, lastBlocks } = file;
  const bySpeaker = new Map<string | null, Annotation[]>();
  for (const [place, cue] of cues.entries()) {
    const speeches = dialect.speeches(cue);
    const parts = speeches.length;
    const isPlain = cue.payload === speeches.map((each) => dialect.payloadOf(each)).join('\n');
    for (const [part, { speaker, text, raw }] of speeches.entries()) {
      const annotation: Annotation = {
        id: parts === 1 ? `cue-${place + 1}` : `cue-${place + 1}.${part + 1}`,
        startSeconds: cue.startSeconds,
        endSeconds: cue.endSeconds,
        text,
        ...keep(dialect.keptAs, {
          cue: place,
          part: parts === 1 ? undefined : part,
          payload: isPlain ? undefined : raw,
          ...(part === 0 ? ofCue(cue, place, dialect) : {}),
        }),
      };
      const others = bySpeaker.get(speaker);
      if (others === undefined) bySpeaker.set(speaker, [annotation]);
      else others.push(annotation);
    }
  }
  if (bySpeaker.size === 0) bySpeaker.set(null, []);
  return {
    tiers: tiersOf(bySpeaker),
    vocabularies: [],
    media: [],
    metadata: {},
    ...keep(dialect.keptAs, {
      ...form,
      header: header === '' ? undefined : header,
      lastBlocks: lastBlocks.length === 0 ? undefined : lastBlocks,
      asInFile: inOrder(cues) ? undefined : true,
    }),
  };
}

function ofCue({ label, settings, blocks }: Cue, place: number, { keptAs }: CaptionDialect) {
  return {
    // Numbers of SubRip are written anew where they only count: null says that a cue had none.
    label: keptAs === 'webvtt' ? label : label === undefined ? null : label === String(place + 1) ? undefined : label,
    settings,
    blocks: blocks.length === 0 ? undefined : blocks,
  };
}

function tiersOf(bySpeaker: ReadonlyMap<string | null, Annotation[]>): Tier[] {
  const [unnamed] = unnamedTiers.filter((name) => !bySpeaker.has(name));
  return [...bySpeaker].map(([speaker, annotations]): Tier => {
    annotations.sort((a, b) => a.startSeconds! - b.startSeconds!);
    const who = speaker === null ? { name: unnamed ?? unnamedTiers[0] } : { name: speaker, participant: speaker };
    return { ...who, kind: 'INTERVALS', annotations };
  });
}

function inOrder(cues: readonly Cue[]): boolean {
  return cues.every(({ startSeconds }, place) => place === 0 || startSeconds >= cues[place - 1]!.startSeconds);
}
