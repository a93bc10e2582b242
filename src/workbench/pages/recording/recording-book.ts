import type { AnnotationShownFragment } from '../../api/generated/graphql.ts';
import type { Correction, ItemChanges, TimelineItem } from '../../timeline/tier-row.ts';
import { Corrections, isCorrection } from './corrections.ts';

/** What an edit of this page has done, as the server answers it. */
export interface EditDone {
  readonly annotations: readonly AnnotationShownFragment[];
  readonly deletedIds: readonly string[];
  readonly deletedTierIds: readonly string[];
}

/** An item as it will be if the server does what it was asked for; `item` is undefined where it will be gone. */
export interface Expectation {
  readonly rowKey: string;
  readonly id: string;
  readonly item: TimelineItem | undefined;
}

/**
 * What is known of a recording's rows. What a row shows follows from it: what was inferred with its corrections over it, or what people
 * and files say; and over both what is expected of edits that the server has not answered yet. Only what changes is shown anew.
 */
export class RecordingBook {
  private readonly statements = new Map<string, Map<string, TimelineItem>>();
  private readonly rowOfStatement = new Map<string, string>();
  private readonly annotations = new Map<string, Map<string, TimelineItem>>();
  private readonly tierOf = new Map<string, string>();
  private readonly corrections = new Corrections();
  private readonly expected = new Map<string, Expectation>();
  /** When an edit of this page last said something of an annotation: what was asked for before that is older. */
  private readonly editedAt = new Map<string, number>();
  private edits = 0;

  constructor(private readonly show: (rowKey: string, changes: ItemChanges) => void) {}

  /** How many edits have been answered: what is read from now on is no older than these. */
  now(): number {
    return this.edits;
  }

  /** The answer to an edit of this page, and with it the end of what was expected of it; without an answer it was refused. */
  settle(done: EditDone | undefined, expectation?: Expectation): void {
    const changed = new Changed();
    if (done) {
      this.edits += 1;
      for (const { id } of done.annotations) this.editedAt.set(id, this.edits);
      for (const id of done.deletedIds) this.editedAt.set(id, this.edits);
      for (const annotation of done.annotations) this.put(annotation, changed);
      for (const id of done.deletedIds) this.remove(id, changed);
      for (const id of done.deletedTierIds) this.empty(id, changed);
    }
    if (expectation && this.expected.get(expectation.id) === expectation) {
      this.expected.delete(expectation.id);
      changed.add(expectation.rowKey, expectation.id);
    }
    this.tell(changed);
  }

  expect(expectation: Expectation): void {
    this.expected.set(expectation.id, expectation);
    this.tell(new Changed().add(expectation.rowKey, expectation.id));
  }

  /** @param since what `now` was when they were asked for */
  fill(annotations: Iterable<AnnotationShownFragment>, since: number): void {
    const changed = new Changed();
    for (const annotation of annotations) if (!this.isNewer(annotation.id, since)) this.put(annotation, changed);
    this.tell(changed);
  }

  /** Those that were read again and are not there. */
  drop(ids: Iterable<string>, since: number): void {
    const changed = new Changed();
    for (const id of ids) if (!this.isNewer(id, since)) this.remove(id, changed);
    this.tell(changed);
  }

  /** A tier was read to its end: what it did not bring is gone. */
  keepOnly(tierId: string, ids: ReadonlySet<string>, since: number): void {
    const known = [...(this.annotations.get(tierId)?.keys() ?? []), ...this.corrections.idsIn(tierId)];
    this.drop(
      known.filter((id) => !ids.has(id)),
      since,
    );
  }

  dropTier(tierId: string): void {
    const changed = new Changed();
    this.empty(tierId, changed);
    this.tell(changed);
  }

  /** Those of a row that were inferred. Others of it stay, until `keepOnlyStatements`. */
  putStatements(rowKey: string, items: readonly TimelineItem[]): void {
    const changed = new Changed();
    const known = this.statements.get(rowKey) ?? new Map<string, TimelineItem>();
    this.statements.set(rowKey, known);
    for (const item of items) {
      if (isSame(known.get(item.id), item)) continue;
      known.set(item.id, item);
      this.rowOfStatement.set(item.id, rowKey);
      changed.add(rowKey, item.id);
    }
    this.tell(changed);
  }

  /** A row was read to its end: what it did not bring is inferred no longer. */
  keepOnlyStatements(rowKey: string, ids: ReadonlySet<string>): void {
    const changed = new Changed();
    const known = this.statements.get(rowKey);
    for (const id of known?.keys() ?? []) {
      if (ids.has(id)) continue;
      known!.delete(id);
      this.rowOfStatement.delete(id);
      changed.add(rowKey, id);
    }
    this.tell(changed);
  }

  /** As the server has it, whatever is expected. */
  annotation(id: string): TimelineItem | undefined {
    return this.annotations.get(this.tierOf.get(id) ?? '')?.get(id);
  }

  private isNewer(id: string, since: number): boolean {
    return (this.editedAt.get(id) ?? 0) > since;
  }

  private put(annotation: AnnotationShownFragment, changed: Changed): void {
    const { id, tierId } = annotation;
    if (isCorrection(annotation)) {
      this.corrections.put(annotation);
      this.changedStatement(annotation.statementId, changed);
      return;
    }
    const items = this.annotations.get(tierId) ?? new Map<string, TimelineItem>();
    this.annotations.set(tierId, items);
    const item = itemOf(annotation);
    if (isSame(items.get(id), item)) return;
    items.set(id, item);
    this.tierOf.set(id, tierId);
    changed.add(tierId, id);
  }

  private remove(id: string, changed: Changed): void {
    const statementId = this.corrections.remove(id);
    if (statementId !== undefined) this.changedStatement(statementId, changed);
    const tierId = this.tierOf.get(id);
    if (tierId === undefined) return;
    this.tierOf.delete(id);
    this.annotations.get(tierId)!.delete(id);
    changed.add(tierId, id);
  }

  private empty(tierId: string, changed: Changed): void {
    for (const id of [...(this.annotations.get(tierId)?.keys() ?? []), ...this.corrections.idsIn(tierId)]) {
      this.remove(id, changed);
    }
    this.annotations.delete(tierId);
  }

  private changedStatement(statementId: string, changed: Changed): void {
    const rowKey = this.rowOfStatement.get(statementId);
    if (rowKey !== undefined) changed.add(rowKey, statementId);
  }

  private tell(changed: Changed): void {
    for (const [rowKey, ids] of changed.rows) {
      this.show(rowKey, new Map([...ids].map((id) => [id, this.shown(rowKey, id)])));
    }
  }

  private shown(rowKey: string, id: string): TimelineItem | undefined {
    const expectation = this.expected.get(id);
    if (expectation) return expectation.item;
    const statement = this.statements.get(rowKey)?.get(id);
    if (!statement) return this.annotations.get(rowKey)?.get(id);
    const correction = this.corrections.of(id);
    if (!correction) return statement;
    const told = { id: correction.id, revision: correction.revision, inferred: statement };
    if (correction.rejected) return rejectedItem(statement, told);
    const { startSeconds, endSeconds, text } = correction;
    return {
      ...statement,
      startSeconds,
      endSeconds,
      text: text || statement.text,
      confidence: undefined,
      corrected: true,
      correction: told,
    };
  }
}

/** It stays to be seen, and to be taken back. */
export function rejectedItem(statement: TimelineItem, correction?: Correction): TimelineItem {
  return { ...statement, confidence: undefined, rejected: true, ...(correction && { correction }) };
}

/** Items by row whose showing may be another now. */
class Changed {
  readonly rows = new Map<string, Set<string>>();

  add(rowKey: string, id: string): this {
    const ids = this.rows.get(rowKey) ?? new Set();
    this.rows.set(rowKey, ids.add(id));
    return this;
  }
}

function itemOf({ id, startSeconds, endSeconds, text, revision }: AnnotationShownFragment): TimelineItem {
  return { id, startSeconds, endSeconds, text, revision };
}

function isSame(a: TimelineItem | undefined, b: TimelineItem): boolean {
  return (
    a !== undefined &&
    a.startSeconds === b.startSeconds &&
    a.endSeconds === b.endSeconds &&
    a.text === b.text &&
    a.revision === b.revision &&
    a.confidence === b.confidence
  );
}
