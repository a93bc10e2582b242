import { ParameterError } from '../errors.ts';
import type { Change, JsonValue } from '../graph/change-log.ts';
import type { MappingStatus } from './mapping.ts';
import type { MappingChange } from './replacement.ts';

/** UP: from below the value to it or above; DOWN: from there to below it. */
export type CrossingDirection = 'UP' | 'DOWN' | 'EITHER';

/** Which changes of mappings somebody wants to hear of; what is absent or null lets everything pass. */
export interface MappingChangeFilter {
  readonly lexiconId?: string | null | undefined;
  /** Of the lexicon: ISO 639-3 or the name of another system, in any case. */
  readonly language?: string | null | undefined;
  readonly formId?: string | null | undefined;
  readonly conceptId?: string | null | undefined;
  /** Probability in (0, 1]. A mapping that is not there has probability 0. */
  readonly crosses?: number | null | undefined;
  /** EITHER unless said; goes with `crosses`. */
  readonly direction?: CrossingDirection | null | undefined;
  readonly status?: MappingStatus | null | undefined;
}

/** @returns the language of a lexicon as its collections said it; undefined where the lexicon is gone */
export type LanguageOf = (lexiconId: string) => Promise<string | undefined>;

const longestName = 200;

/** @throws {ParameterError} a filter that nothing could ever pass */
export function checkFilter({ lexiconId, language, formId, conceptId, crosses, direction }: MappingChangeFilter): void {
  for (const [name, value] of Object.entries({ lexiconId, language, formId, conceptId })) {
    if (value == null || (value.trim() !== '' && value.length <= longestName)) continue;
    throw new ParameterError(`${name} has 1 to ${longestName} characters, got ${JSON.stringify(value.slice(0, 40))}`);
  }
  if (crosses != null && !(crosses > 0 && crosses <= 1)) {
    throw new ParameterError(`crosses is a probability above 0 and at most 1, got ${crosses}`);
  }
  if (crosses == null && direction != null) {
    throw new ParameterError(`direction ${direction} says how a probability passes \`crosses\`; give that as well`);
  }
}

/** What of a change the filter lets pass: the change where it is one of a mapping that is asked for. */
export async function passesFilter(
  { kind, lexiconId, payload }: Pick<Change, 'kind' | 'lexiconId' | 'payload'>,
  filter: MappingChangeFilter,
  languageOf: LanguageOf,
): Promise<boolean> {
  if (kind !== 'MAPPING_CHANGED' || lexiconId === undefined) return false;
  const mapping = mappingChangeOf(payload);
  if (filter.lexiconId != null && lexiconId !== filter.lexiconId) return false;
  if (filter.formId != null && mapping.formId !== filter.formId) return false;
  if (filter.conceptId != null && mapping.conceptId !== filter.conceptId) return false;
  if (filter.status != null && mapping.status !== filter.status) return false;
  if (filter.crosses != null && !crossed(mapping, filter.crosses, filter.direction ?? 'EITHER')) return false;
  // Last, since it may have to be looked up.
  return filter.language == null || same(await languageOf(lexiconId), filter.language);
}

/** The change of a mapping as its log entry tells it. */
export function mappingChangeOf(payload: JsonValue): MappingChange {
  return payload as unknown as MappingChange;
}

function crossed({ formerProbability, probability }: MappingChange, at: number, direction: CrossingDirection): boolean {
  const wasBelow = (formerProbability ?? 0) < at;
  const isBelow = (probability ?? 0) < at;
  if (wasBelow === isBelow) return false;
  return direction === 'EITHER' || wasBelow === (direction === 'UP');
}

function same(language: string | undefined, wanted: string): boolean {
  return language?.toLowerCase() === wanted.trim().toLowerCase();
}
