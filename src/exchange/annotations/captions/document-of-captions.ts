import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { keep } from '../kept-values.ts';
import type { CaptionDialect, CaptionFile, Cue } from './cue.ts';

/** Tier of what is said by nobody in particular. */
export const unnamedTier = 'captions';

/**
 * A tier for each speaker, and one for what has none. What two say in one cue becomes two annotations of the same times, which
 * know that they were one.
 */
export function documentOfCaptions(file: CaptionFile, dialect: CaptionDialect): AnnotationDocument {
  const { header, cues, lastBlocks, lineEnd } = file;
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
      header: header === '' ? undefined : header,
      lastBlocks: lastBlocks.length === 0 ? undefined : lastBlocks,
      windowsLines: lineEnd === '\r\n' ? true : undefined,
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
  const names = new Set([...bySpeaker.keys()].filter((speaker) => speaker !== null));
  let unnamed = unnamedTier;
  while (names.has(unnamed)) unnamed += ' ';
  const tiers = [...bySpeaker].map(([speaker, annotations]): Tier => {
    annotations.sort((a, b) => a.startSeconds! - b.startSeconds!);
    const who = speaker === null ? { name: unnamed } : { name: speaker, participant: speaker };
    return { ...who, kind: 'INTERVALS', annotations };
  });
  return tiers;
}

function inOrder(cues: readonly Cue[]): boolean {
  return cues.every(({ startSeconds }, place) => place === 0 || startSeconds >= cues[place - 1]!.startSeconds);
}
