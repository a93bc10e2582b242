import type { AnnotationShownFragment } from '../../api/generated/graphql.ts';

export type CorrectionShown = AnnotationShownFragment & { readonly statementId: string };

/** What people say in place of statements. Of several people what was said last stands, as the server has it. */
export class Corrections {
  private readonly byId = new Map<string, CorrectionShown>();
  private readonly ofStatement = new Map<string, Set<string>>();

  put(correction: CorrectionShown): void {
    this.byId.set(correction.id, correction);
    const ids = this.ofStatement.get(correction.statementId) ?? new Set();
    this.ofStatement.set(correction.statementId, ids.add(correction.id));
  }

  /** @returns the statement that it stood for */
  remove(id: string): string | undefined {
    const statementId = this.byId.get(id)?.statementId;
    if (statementId === undefined) return undefined;
    this.byId.delete(id);
    this.ofStatement.get(statementId)!.delete(id);
    return statementId;
  }

  /** What stands in place of a statement. */
  of(statementId: string): CorrectionShown | undefined {
    let last: CorrectionShown | undefined;
    for (const id of this.ofStatement.get(statementId) ?? []) {
      const correction = this.byId.get(id)!;
      if (!last || isLater(correction, last)) last = correction;
    }
    return last;
  }

  idsIn(tierId: string): readonly string[] {
    return [...this.byId.values()].flatMap((correction) => (correction.tierId === tierId ? [correction.id] : []));
  }
}

function isLater(a: CorrectionShown, b: CorrectionShown): boolean {
  return a.revision === b.revision ? a.id > b.id : a.revision > b.revision;
}

export function isCorrection(annotation: AnnotationShownFragment): annotation is CorrectionShown {
  return annotation.statementId != null;
}
