import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import { lossesOf } from '../losses.ts';
import type { TierRow } from './tier-rows.ts';
import { isUnheld } from './write-xml.ts';

/** What an EAF has no place for, apart from what the division of tiers says. */
export function elanLosses(document: AnnotationDocument, rows: readonly TierRow[]): Loss[] {
  return [
    ...lossesOf(
      document,
      [
        'parents of tiers',
        'parents of annotations',
        'participants',
        'annotators',
        'languages of tiers',
        'vocabularies of tiers',
        'entries of vocabularies',
        'vocabularies',
        'media',
        'metadata',
      ],
      'elan',
    ),
    ...metadataLost(document),
    ...timesLost(rows),
    ...charactersLost(document),
  ];
}

function metadataLost({ tiers, media, metadata }: AnnotationDocument): Loss[] {
  const losses: Loss[] = [];
  const { title, place, consent, participants = [] } = metadata;
  for (const [where, value] of Object.entries({ title, place, consent })) {
    if (value !== undefined) losses.push({ what: 'metadata', where });
  }
  const named = new Set(tiers.map(({ participant }) => participant));
  if (participants.some(({ name, role, language }) => !named.has(name) || (role ?? language) !== undefined)) {
    losses.push({ what: 'metadata', where: 'participants' });
  }
  for (const { address, offsetSeconds = 0 } of media) {
    if (isFine(offsetSeconds)) losses.push({ what: 'times finer than a millisecond', where: address });
  }
  return losses;
}

function timesLost(rows: readonly TierRow[]): Loss[] {
  const finer = new Set<string>();
  for (const { tier, annotations } of rows) {
    for (const { annotation, times } of annotations) {
      // Those of a file come back as they were.
      if (times === undefined || annotation.kept?.elan !== undefined) continue;
      if (isFine(times.startSeconds) || isFine(times.endSeconds)) finer.add(tier.name);
    }
  }
  return Array.from(finer, (where) => ({ what: 'times finer than a millisecond', where }));
}

function isFine(seconds: number): boolean {
  return Math.round(seconds * 1000) / 1000 !== seconds;
}

function charactersLost({ tiers, vocabularies }: AnnotationDocument): Loss[] {
  const what = 'characters that XML cannot hold';
  const losses: Loss[] = [];
  for (const { name, participant = '', annotator = '', annotations } of tiers) {
    if ([name, participant, annotator].some(isUnheld) || annotations.some(({ text }) => isUnheld(text))) {
      losses.push({ what, where: name });
    }
  }
  for (const { name, entries } of vocabularies) {
    if (isUnheld(name) || entries.some(({ text }) => isUnheld(text))) losses.push({ what, where: name });
  }
  return losses;
}
