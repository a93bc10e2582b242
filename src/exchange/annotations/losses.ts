import type { AnnotationDocument, Kept, Tier } from '../../review/annotations/annotation-document.ts';
import type { Loss } from './annotation-format.ts';

/** What a document may say and a format may not, by the words that people are told. */
export type Sayable = keyof typeof found;

type Finder = (document: AnnotationDocument) => Iterable<string>;

const inTiers = (has: (tier: Tier) => boolean): Finder => {
  return ({ tiers }) => tiers.filter(has).map(({ name }) => name);
};

const found = {
  points: inTiers(({ kind }) => kind === 'POINTS'),
  'parents of tiers': inTiers(({ parent }) => parent !== undefined),
  'parents of annotations': inTiers(({ annotations }) => annotations.some(({ parentId }) => parentId !== undefined)),
  participants: inTiers(({ participant }) => participant !== undefined),
  annotators: inTiers(({ annotator }) => annotator !== undefined),
  'languages of tiers': inTiers(({ language }) => language !== undefined),
  'vocabularies of tiers': inTiers(({ vocabulary }) => vocabulary !== undefined),
  'entries of vocabularies': inTiers(({ annotations }) => annotations.some(({ entryId }) => entryId !== undefined)),
  frequencies: inTiers(({ annotations }) => annotations.some((each) => (each.lowHz ?? each.highHz) !== undefined)),
  vocabularies: ({ vocabularies }) => vocabularies.map(({ name }) => name),
  media: ({ media }) => media.map(({ address }) => address),
  metadata: ({ metadata }) => Object.keys(metadata),
  duration: ({ durationSeconds }) => (durationSeconds === undefined ? [] : ['document']),
} satisfies Record<string, Finder>;

/**
 * What a format leaves out of a document because it has no place for it, with what other formats have kept there.
 * @param says what the format does have a place for
 * @param keptAs under which name it keeps what it alone knows
 */
export function lossesOf(document: AnnotationDocument, says: readonly Sayable[], keptAs: string): Loss[] {
  const losses: Loss[] = [];
  for (const [what, find] of Object.entries(found) as [Sayable, Finder][]) {
    if (says.includes(what)) continue;
    for (const where of find(document)) losses.push({ what, where });
  }
  return [...losses, ...foreignKept(document, keptAs)];
}

function foreignKept(document: AnnotationDocument, keptAs: string): Loss[] {
  const losses = new Map<string, Loss>();
  const note = (kept: Kept | undefined, where: string) => {
    for (const format of Object.keys(kept ?? {})) {
      if (format === keptAs) continue;
      losses.set(`${format} ${where}`, { what: `what only ${format} knows`, where });
    }
  };
  note(document.kept, 'document');
  for (const { name, kept, annotations } of document.tiers) {
    note(kept, name);
    for (const annotation of annotations) note(annotation.kept, name);
  }
  for (const { name, kept, entries } of document.vocabularies) {
    note(kept, name);
    for (const entry of entries) note(entry.kept, name);
  }
  for (const { address, kept } of document.media) note(kept, address);
  return [...losses.values()];
}
