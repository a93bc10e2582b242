import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { XmlIds } from './xml-ids.ts';

/** The property in which ELAN counts annotations. */
export const lastUsed = 'lastUsedAnnotationId';

/** Ids of annotations in an EAF: those of ELAN stay, others do where they may be ids of XML, and are numbered on where not. */
export class WrittenAnnotationIds {
  private readonly written = new Map<string, string>();
  /** Of `a1`, `a2`, …; 0 where there is none. */
  readonly greatestNumber: number;

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
    this.greatestNumber = greatestNumber(this.written.values());
  }

  has(id: string): boolean {
    return this.written.has(id);
  }

  of(id: string): string {
    return this.written.get(id) ?? id;
  }
}

export function greatestNumber(ids: Iterable<string>): number {
  let greatest = 0;
  for (const id of ids) greatest = Math.max(greatest, Number(/^a(\d+)$/u.exec(id)?.[1] ?? 0));
  return greatest;
}
