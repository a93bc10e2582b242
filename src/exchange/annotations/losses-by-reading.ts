import { isDeepStrictEqual } from 'node:util';
import type { Annotation, AnnotationDocument, Tier } from '../../review/annotations/annotation-document.ts';
import type { Loss } from './annotation-format.ts';

type Words<Of> = Readonly<Partial<Record<keyof Of, string>>>;

const tierWords: Words<Tier> = {
  kind: 'points',
  parent: 'parents of tiers',
  constraint: 'constraints of tiers',
  participant: 'participants',
  annotator: 'annotators',
  language: 'languages of tiers',
  vocabulary: 'vocabularies of tiers',
};

const annotationWords: Words<Annotation> = {
  id: 'ids of annotations',
  startSeconds: 'times',
  endSeconds: 'times',
  text: 'texts',
  parentId: 'parents of annotations',
  entryId: 'entries of vocabularies',
  lowHz: 'frequencies',
  highHz: 'frequencies',
};

/**
 * What is not in a file, told by reading it again and comparing it with the document: whatever a writer cannot say is found, also
 * what nobody thought of.
 * @param keptAs what other formats have kept is a loss, what this one has kept comes back or stands changed
 */
export function lossesByReading(document: AnnotationDocument, read: AnnotationDocument, keptAs: string): Loss[] {
  const losses = new Map<string, Loss>();
  const note = (what: string, where: string) => losses.set(JSON.stringify([what, where]), { what, where });
  const tiers = new Map(read.tiers.map((tier) => [tier.name, tier]));
  if (
    read.tiers.some(({ name }, place) => tiers.size === document.tiers.length && document.tiers[place]?.name !== name)
  ) {
    note('the order of tiers', 'document');
  }
  for (const tier of document.tiers) {
    const found = tiers.get(tier.name);
    if (found === undefined) note('tiers', tier.name);
    else compareTiers(tier, found, note);
  }
  for (const part of ['vocabularies', 'media', 'metadata', 'durationSeconds'] as const) {
    const [own, back] = [withoutKept(document[part]), withoutKept(read[part])];
    if (!isDeepStrictEqual(own, back)) note(part === 'durationSeconds' ? 'duration' : part, 'document');
  }
  for (const { kept, where } of keptIn(document)) {
    for (const name of Object.keys(kept)) if (name !== keptAs) note(`what only ${name} knows`, where);
  }
  return [...losses.values()];
}

function compareTiers(tier: Tier, found: Tier, note: (what: string, where: string) => void): void {
  for (const [name, what] of Object.entries(tierWords) as [keyof Tier, string][]) {
    if (!isDeepStrictEqual(tier[name], found[name])) note(what, tier.name);
  }
  if (tier.annotations.length !== found.annotations.length) note('annotations', tier.name);
  for (const [place, annotation] of tier.annotations.entries()) {
    const back = found.annotations[place];
    if (back === undefined) break;
    for (const [name, what] of Object.entries(annotationWords) as [keyof Annotation, string][]) {
      if (annotation[name] !== back[name]) note(what, tier.name);
    }
  }
}

/** Of vocabularies, their entries and media: what was kept is compared by itself. */
function withoutKept(value: unknown): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'kept' ? undefined : each)));
}

function* keptIn(document: AnnotationDocument): Generator<{ kept: object; where: string }> {
  if (document.kept !== undefined) yield { kept: document.kept, where: 'document' };
  for (const { name, kept, annotations } of document.tiers) {
    if (kept !== undefined) yield { kept, where: name };
    for (const annotation of annotations)
      if (annotation.kept !== undefined) yield { kept: annotation.kept, where: name };
  }
  for (const { name, kept, entries } of document.vocabularies) {
    if (kept !== undefined) yield { kept, where: name };
    for (const entry of entries) if (entry.kept !== undefined) yield { kept: entry.kept, where: name };
  }
  for (const { address, kept } of document.media) if (kept !== undefined) yield { kept, where: address };
}
