import type { Annotation, Tier, TierConstraint } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { keep } from '../kept-values.ts';
import type { ColumnRole, KnownColumn } from './table-columns.ts';
import { tierName } from './table-form.ts';

export interface ReadRow {
  readonly line: number;
  /** Among the rows, from 0. */
  readonly place: number;
  readonly cells: readonly string[];
  readonly annotation: Annotation;
  /** What a column says, without the apostrophe of formulas. */
  readonly text: (role: ColumnRole) => string;
}

/**
 * Gathers rows into tiers, parents before their children.
 * @returns tiers whose annotations have their row's place as `kept.row`, until their cells are kept beside it
 * @throws {AnnotationFormatError} an id that comes twice, a parent that is not there, or that is in another tier than that of its siblings
 */
export function tiersInOrder(
  rows: readonly ReadRow[],
  known: ReadonlyMap<ColumnRole, KnownColumn>,
  title: string,
): Tier[] {
  const shared = sharedNames(rows);
  const byName = new Map<string, ReadRow[]>();
  const tierOf = new Map<string, string>();
  for (const row of rows) {
    const cell = row.text('tier');
    const name = tierName(cell, row.text('participant'), shared.has(cell));
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [row]);
    else others.push(row);
    const { id } = row.annotation;
    if (tierOf.has(id)) {
      throw new AnnotationFormatError(
        title,
        row.line,
        `the id ${JSON.stringify(id)} comes twice`,
        'give each row its own',
      );
    }
    tierOf.set(id, name);
  }
  const tiers = [...byName].map(([name, own]) => tierOfRows(name, own, parentOf(own, tierOf, title), known));
  return parentsFirst(tiers, title);
}

function sharedNames(rows: readonly ReadRow[]): ReadonlySet<string> {
  const participants = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of rows) {
    const [tier, participant] = [row.text('tier'), row.text('participant')];
    const former = participants.get(tier);
    if (former === undefined) participants.set(tier, participant);
    else if (former !== participant) shared.add(tier);
  }
  return shared;
}

function parentOf(rows: readonly ReadRow[], tierOf: ReadonlyMap<string, string>, title: string): string | undefined {
  let parent = rows[0]!.text('tier_parent') || undefined;
  for (const { annotation, line } of rows) {
    const { parentId, id } = annotation;
    if (parentId === undefined) continue;
    const found = tierOf.get(parentId);
    const shown = JSON.stringify(parentId);
    if (found === undefined) {
      throw new AnnotationFormatError(title, line, `the parent ${shown} is no id of the table`, 'name the id of a row');
    }
    if (found === tierOf.get(id)) {
      throw new AnnotationFormatError(
        title,
        line,
        `the parent ${shown} is in the same tier`,
        'name a row of another tier',
      );
    }
    parent ??= found;
    if (found !== parent) {
      const problem = `the parent ${shown} is in the tier ${found}, that of rows before in ${parent}`;
      throw new AnnotationFormatError(title, line, problem, 'let all parents of a tier be in one tier');
    }
  }
  return parent;
}

function tierOfRows(
  name: string,
  rows: readonly ReadRow[],
  parent: string | undefined,
  known: ReadonlyMap<ColumnRole, KnownColumn>,
): Tier {
  const first = rows[0]!;
  const said = (role: ColumnRole) => (known.has(role) ? first.text(role) || undefined : undefined);
  const annotations = rows.map(({ annotation, place }): Annotation => ({ ...annotation, kept: { row: place } }));
  if (annotations.every(({ startSeconds }) => startSeconds !== undefined)) {
    annotations.sort((a, b) => a.startSeconds! - b.startSeconds!);
  }
  const [iso639_3, glottocode] = [said('language'), said('glottocode')];
  const hasEnds = known.has('end') || known.has('duration');
  const [participant, annotator, cell] = [said('participant'), said('annotator'), first.text('tier')];
  return {
    name,
    kind: said('kind') === 'POINTS' || !hasEnds ? 'POINTS' : 'INTERVALS',
    ...(parent === undefined ? {} : { parent, constraint: constraintOf(said('constraint'), annotations) }),
    ...(participant === undefined ? {} : { participant }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(iso639_3 === undefined && glottocode === undefined
      ? {}
      : { language: { ...(iso639_3 && { iso639_3 }), ...(glottocode && { glottocode }) } }),
    annotations,
    ...keep('table', { tier: cell === name ? undefined : cell }),
  };
}

function constraintOf(said: string | undefined, annotations: readonly Annotation[]): TierConstraint {
  if (said !== undefined) return said as TierConstraint;
  if (annotations.some(({ startSeconds }) => startSeconds !== undefined)) return 'INCLUDED_IN';
  const parents = annotations.map(({ parentId }) => parentId);
  return new Set(parents).size === parents.length ? 'SYMBOLIC_ASSOCIATION' : 'SYMBOLIC_SUBDIVISION';
}

function parentsFirst(tiers: readonly Tier[], title: string): Tier[] {
  const byName = new Map(tiers.map((tier) => [tier.name, tier]));
  const ordered = new Set<Tier>();
  const add = (tier: Tier, below: ReadonlySet<Tier>) => {
    if (ordered.has(tier)) return;
    const parent = tier.parent === undefined ? undefined : byName.get(tier.parent);
    if (tier.parent !== undefined && (parent === undefined || below.has(tier))) {
      const problem =
        parent === undefined ? `there is no tier ${tier.parent}` : `the tier ${tier.name} is its own parent`;
      throw new AnnotationFormatError(title, null, problem, 'see to the parents of the tiers');
    }
    if (parent !== undefined) add(parent, new Set([...below, tier]));
    ordered.add(tier);
  };
  for (const tier of tiers) add(tier, new Set());
  return [...ordered];
}
