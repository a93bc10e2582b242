import { refuseEmu, type EmuBundle, type EmuItem, type EmuLevel, type EmuLink } from './emu-json.ts';

/** The links of a bundle, seen from both ends. */
export interface BundleLinks {
  /** The level above each, where the most of its links come from. */
  readonly parents: ReadonlyMap<EmuLevel, EmuLevel>;
  /** The first link to each item from the level above, by the item's id. */
  readonly parentLinks: ReadonlyMap<number, EmuLink>;
  /** What else is linked: an item may have several parents, also of several levels. */
  readonly others: readonly EmuLink[];
  readonly children: ReadonlyMap<number, readonly number[]>;
}

/** @throws {AnnotationFormatError} two items of one id, a link from or to nothing, levels that are above themselves */
export function linksOf({ levels, links }: EmuBundle): BundleLinks {
  const levelOf = new Map<number, EmuLevel>();
  for (const level of levels) {
    for (const { id } of level.items) {
      if (levelOf.has(id)) refuseEmu(`there are two items with id ${id}`, 'give one of them another id');
      levelOf.set(id, level);
    }
  }
  const counts = new Map<EmuLevel, Map<EmuLevel, number>>();
  const children = new Map<number, number[]>();
  const endOf = (id: number, place: number, name: 'fromID' | 'toID') =>
    levelOf.get(id) ??
    refuseEmu(`links[${place}].${name} is ${id}, and there is no such item`, 'correct or delete the link');
  for (const [place, { fromId, toId }] of links.entries()) {
    const above = endOf(fromId, place, 'fromID');
    const below = endOf(toId, place, 'toID');
    const ofChild = counts.get(below) ?? new Map<EmuLevel, number>();
    counts.set(below, ofChild.set(above, (ofChild.get(above) ?? 0) + 1));
    const known = children.get(fromId);
    if (known === undefined) children.set(fromId, [toId]);
    else known.push(toId);
  }
  const parents = new Map<EmuLevel, EmuLevel>();
  for (const [level, above] of counts) {
    const [first] = [...above].filter(([each]) => each !== level).sort((a, b) => b[1] - a[1]);
    if (first !== undefined) parents.set(level, first[0]);
  }
  const parentLinks = new Map<number, EmuLink>();
  const others: EmuLink[] = [];
  for (const link of links) {
    const isParent = parents.get(levelOf.get(link.toId)!) === levelOf.get(link.fromId);
    if (isParent && !parentLinks.has(link.toId)) parentLinks.set(link.toId, link);
    else others.push(link);
  }
  return { parents, parentLinks, others, children };
}

/**
 * Levels that others hang on before those, else as in the file.
 * @throws {AnnotationFormatError} levels that are above themselves
 */
export function topDown({ levels }: EmuBundle, { parents }: BundleLinks): EmuLevel[] {
  const ordered = new Set<EmuLevel>();
  for (const level of levels) {
    const waiting: EmuLevel[] = [];
    for (
      let place: EmuLevel | undefined = level;
      place !== undefined && !ordered.has(place);
      place = parents.get(place)
    ) {
      if (waiting.includes(place))
        refuseEmu(`level ${JSON.stringify(level.name)} is above itself`, 'correct the links');
      waiting.push(place);
    }
    for (const each of waiting.reverse()) ordered.add(each);
  }
  return [...ordered];
}

export interface SampleSpan {
  readonly start: number;
  /** The sample behind the last one. */
  readonly end: number;
}

/**
 * Where each item lies. A segment goes to where the next sample begins, so that segments meet; an item has no times, and lies where
 * those lie that it is linked to downwards.
 * @throws {AnnotationFormatError} items that are linked in a circle
 */
export function spansOf({ levels }: EmuBundle, { children }: BundleLinks): ReadonlyMap<number, SampleSpan> {
  const spans = new Map<number, SampleSpan | null>();
  const items: number[] = [];
  for (const { type, items: ofLevel } of levels) {
    for (const item of ofLevel) {
      if (type === 'ITEM') items.push(item.id);
      else spans.set(item.id, ownSpan(item, type === 'EVENT'));
    }
  }
  const open = new Set<number>();
  const find = (id: number): SampleSpan | null => {
    const known = spans.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) refuseEmu(`item ${id} is linked to itself`, 'correct the links');
    open.add(id);
    let span: SampleSpan | null = null;
    for (const child of children.get(id) ?? []) span = hull(span, find(child));
    open.delete(id);
    spans.set(id, span);
    return span;
  };
  items.forEach(find);
  return new Map([...spans].filter((entry): entry is [number, SampleSpan] => entry[1] !== null));
}

function ownSpan({ samplePoint, sampleStart, sampleDur }: EmuItem, isEvent: boolean): SampleSpan {
  return isEvent ? { start: samplePoint, end: samplePoint } : { start: sampleStart, end: sampleStart + sampleDur + 1 };
}

function hull(a: SampleSpan | null, b: SampleSpan | null): SampleSpan | null {
  if (a === null || b === null) return a ?? b;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
