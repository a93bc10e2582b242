import type { SoundToken } from '../../parts/token-sound.ts';
import { asksForMeaning, type Kind, type LexiconFilter, type Status } from './lexicon-filter.ts';

export interface Meaning {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly status: Status;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly supportCount: number;
  readonly claim: 'MEANING' | 'ASSOCIATION';
  readonly concept?: { readonly id: string; readonly kind: Kind; readonly label?: string | null } | null;
}

export interface Form {
  readonly id: string;
  readonly tokenCount: number;
  readonly tokens: readonly SoundToken[];
}

export interface FormRow {
  readonly form: Form;
  /** As far as they fit the filter and are known, the most probable first. */
  readonly meanings: readonly Meaning[];
  /** Counts how often it changed before one's eyes. */
  readonly changes: number;
}

export function fits(meaning: Meaning, filter: LexiconFilter): boolean {
  if (filter.status !== undefined && meaning.status !== filter.status) return false;
  if (filter.kind !== undefined && meaning.concept?.kind !== filter.kind) return false;
  if (meaning.probability < filter.leastProbability) return false;
  return (meaning.concept?.label ?? '').toLowerCase().includes(filter.label.toLowerCase());
}

/** Rows with further meanings: of forms that have a row in it, of others behind them in the order given. */
export function withMeanings(
  rows: readonly FormRow[],
  found: readonly { readonly meaning: Meaning; readonly form?: Form | null }[],
  filter: LexiconFilter,
): readonly FormRow[] {
  const byForm = new Map(rows.map((row) => [row.form.id, row]));
  for (const { meaning, form } of found) {
    const row = byForm.get(meaning.formId) ?? (form ? { form, meanings: [], changes: 0 } : undefined);
    if (!row || !fits(meaning, filter) || row.form.tokenCount < filter.leastTokens) continue;
    byForm.set(meaning.formId, { ...row, meanings: sorted([...others(row, meaning.id), meaning]) });
  }
  return [...byForm.values()];
}

/** Rows for forms, each with its meanings, in the order given; behind those that are there. */
export function withForms(
  rows: readonly FormRow[],
  found: readonly { readonly form: Form; readonly meanings: readonly Meaning[] }[],
  filter: LexiconFilter,
): readonly FormRow[] {
  const byForm = new Map(rows.map((row) => [row.form.id, row]));
  for (const { form, meanings } of found) {
    const fitting = sorted(meanings.filter((meaning) => fits(meaning, filter)));
    if (form.tokenCount < filter.leastTokens || (fitting.length === 0 && asksForMeaning(filter))) continue;
    byForm.set(form.id, { form, meanings: fitting, changes: 0 });
  }
  return [...byForm.values()];
}

/** A change as `mappingChanged` tells it. */
export interface Change {
  readonly mappingId: string;
  readonly formId: string;
  /** As it is now; none where it is gone. */
  readonly mapping?: (Meaning & { readonly form?: Form | null }) | null;
}

/**
 * Rows after a change. Told twice it does nothing more. Rows keep their places, for somebody is reading them; a form that comes
 * in stands first.
 */
export function afterChange(rows: readonly FormRow[], change: Change, filter: LexiconFilter): readonly FormRow[] {
  const { mapping } = change;
  const place = rows.findIndex(({ form }) => form.id === change.formId);
  const stays = mapping && fits(mapping, filter);
  if (place < 0) {
    if (!stays || !mapping.form || mapping.form.tokenCount < filter.leastTokens) return rows;
    return [{ form: mapping.form, meanings: [mapping], changes: 1 }, ...rows];
  }
  const row = rows[place]!;
  const before = row.meanings.find(({ id }) => id === change.mappingId);
  if (stays ? before && same(before, mapping) : !before) return rows;
  const left = others(row, change.mappingId);
  const meanings = stays ? sorted([...left, mapping]) : left;
  if (meanings.length === 0 && (filter.order === 'probable' || asksForMeaning(filter))) return rows.toSpliced(place, 1);
  return rows.with(place, { form: mapping?.form ?? row.form, meanings, changes: row.changes + 1 });
}

function others(row: FormRow, id: string): Meaning[] {
  return row.meanings.filter((meaning) => meaning.id !== id);
}

function same(one: Meaning, other: Meaning): boolean {
  return (
    one.status === other.status &&
    one.probability === other.probability &&
    one.low === other.low &&
    one.high === other.high &&
    one.concept?.label === other.concept?.label
  );
}

function sorted(meanings: readonly Meaning[]): Meaning[] {
  return meanings.toSorted((one, other) => other.probability - one.probability);
}
