import type { AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesOf } from '../losses.ts';

/** What a bundle has no place for, apart from what the division of tiers says. */
export function emuLosses(document: AnnotationDocument, sampleRateHz: number): Loss[] {
  const { tiers, media, metadata } = document;
  const losses = lossesOf(
    document,
    ['points', 'parents of tiers', 'parents of annotations', 'media', 'metadata'],
    'emu',
  );
  for (const [place, { address, mimeType, offsetSeconds }] of media.entries()) {
    if (place > 0) losses.push({ what: 'media', where: address });
    else if (mimeType !== undefined || offsetSeconds !== undefined)
      losses.push({ what: 'media types and offsets', where: address });
  }
  for (const where of Object.keys(metadata)) if (where !== 'title') losses.push({ what: 'metadata', where });
  const add = (what: string, has: (tier: Tier) => boolean) => {
    for (const tier of tiers) if (has(tier)) losses.push({ what, where: tier.name });
  };
  // EMU knows of links between items alone, and of their kinds in the configuration of the whole collection.
  add('parents of tiers', ({ parent, annotations }) => {
    return parent !== undefined && annotations.every(({ parentId }) => parentId === undefined);
  });
  add('constraints of tiers', ({ constraint, kept }) => constraint !== undefined && kept?.emu === undefined);
  const isFine = (seconds: number | undefined) =>
    seconds !== undefined && Math.round(seconds * sampleRateHz) / sampleRateHz !== seconds;
  add('times finer than a sample', (tier) => {
    return (
      !isItem(tier) &&
      tier.annotations.some(({ startSeconds, endSeconds }) => isFine(startSeconds) || isFine(endSeconds))
    );
  });
  add('intervals without length', ({ kind, annotations }) => {
    return (
      kind === 'INTERVALS' &&
      annotations.some(({ startSeconds: start, endSeconds: end }) => start !== undefined && start === end)
    );
  });
  for (const where of itemsMoved(document))
    losses.push({ what: 'times of items, which are those of their parts', where });
  return losses;
}

function isItem({ kept }: Tier): boolean {
  return KeptValues.of(kept, 'emu').text('type') === 'ITEM';
}

/** Tiers of items with times that their parts do not have. */
function itemsMoved({ tiers, kept }: AnnotationDocument): string[] {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const widen = (id: string, start: number, end: number) => {
    starts.set(id, Math.min(starts.get(id) ?? Infinity, start));
    ends.set(id, Math.max(ends.get(id) ?? -Infinity, end));
  };
  const parents = parentsOf(tiers, kept);
  const moved: string[] = [];
  for (const tier of tiers.toReversed()) {
    const ofParts = isItem(tier);
    for (const { id, startSeconds, endSeconds } of tier.annotations) {
      const start = ofParts ? starts.get(id) : startSeconds;
      const end = ofParts ? ends.get(id) : endSeconds;
      if (start === undefined || end === undefined) continue;
      for (const parent of parents.get(id) ?? []) widen(parent, start, end);
    }
  }
  for (const tier of tiers) {
    const has = tier.annotations.some(({ id, startSeconds, endSeconds }) => {
      return startSeconds !== undefined && (starts.get(id) !== startSeconds || ends.get(id) !== endSeconds);
    });
    if (isItem(tier) && has) moved.push(tier.name);
  }
  return moved;
}

function parentsOf(tiers: readonly Tier[], kept: AnnotationDocument['kept']): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  const add = (id: string, parent: string) => {
    const known = parents.get(id);
    if (known === undefined) parents.set(id, [parent]);
    else known.push(parent);
  };
  for (const { annotations } of tiers) {
    for (const { id, parentId } of annotations) if (parentId !== undefined) add(id, parentId);
  }
  const links = KeptValues.of(kept, 'emu').get('links');
  for (const link of (Array.isArray(links) ? links : []) as readonly { fromID?: unknown; toID?: unknown }[]) {
    if (typeof link.fromID === 'number' && typeof link.toID === 'number') add(String(link.toID), String(link.fromID));
  }
  return parents;
}
