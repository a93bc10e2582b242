import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { XmlIds } from './xml-ids.ts';

/** Ids of annotations in an EAF: those of ELAN stay, others do where they may be ids of XML, and are numbered on where not. */
export class WrittenAnnotationIds {
  private readonly written = new Map<string, string>();
  /** The greatest number of `a1`, `a2`, …; 0 where no annotation was made here, so that what ELAN counts stays as it was. */
  readonly newest: number;

  constructor({ tiers }: AnnotationDocument, ids: XmlIds) {
    const annotations = tiers.flatMap((tier) => tier.annotations);
    for (const { id, kept } of annotations) {
      if (kept?.elan === undefined) continue;
      this.written.set(id, id);
      ids.reserve(id);
    }
    const others = annotations.filter(({ kept }) => kept?.elan === undefined);
    const unnamed: string[] = [];
    for (const { id } of others) {
      if (ids.isFree(id)) this.written.set(id, ids.take(id));
      else unnamed.push(id);
    }
    for (const id of unnamed) this.written.set(id, ids.next('a'));
    this.newest = others.length > 0 ? greatestNumber(this.written.values()) : 0;
  }

  has(id: string): boolean {
    return this.written.has(id);
  }

  of(id: string): string {
    return this.written.get(id) ?? id;
  }
}

function greatestNumber(ids: Iterable<string>): number {
  let greatest = 0;
  for (const id of ids) greatest = Math.max(greatest, Number(/^a(\d+)$/u.exec(id)?.[1] ?? 0));
  return greatest;
}
