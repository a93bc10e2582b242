import type { PageWindow } from '../../api/connection-arguments.ts';
import type { CursorKey } from '../../api/cursor.ts';
import { afterEveryText } from '../../api/page-bounds.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { ConceptKind, ConceptRecord } from './concept.ts';
import type { Box } from '../pictures/picture.ts';

const listConcepts = cypher('sight/list-concepts');
const listConceptsBackward = cypher('sight/list-concepts-backward');
const readConcepts = cypher('sight/read-concepts');
const nameConcept = cypher('sight/name-concept');
const readOccurrences = cypher('sight/read-occurrences');

export interface ConceptFilter {
  readonly kind?: ConceptKind;
  /** Part of the label, in any case. */
  readonly label?: string;
  /** Only named things, or only nameless ones. */
  readonly named?: boolean;
}

export interface ConceptAccess {
  readonly collectionIds: readonly string[];
  readonly lexiconIds: readonly string[];
}

/** Where a concept was in view. */
export interface ConceptOccurrence {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly confidence: number;
  readonly box: Box;
}

export class ConceptStore {
  constructor(private readonly graph: Graph) {}

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(filter: ConceptFilter, window: PageWindow, access: ConceptAccess): Promise<readonly ConceptRecord[]> {
    const { kind, label, named } = filter;
    const after = placeOf(window.after);
    const before = placeOf(window.before);
    const query = window.backward ? listConceptsBackward : listConcepts;
    const rows = await this.graph.read<{ concept: ConceptRecord }>(query, {
      collectionIds: access.collectionIds,
      lexiconIds: access.lexiconIds,
      kind: kind ?? null,
      label: label?.toLowerCase() ?? null,
      named: named !== false && after.namelessId === undefined,
      nameless:
        named !== true && label === undefined && (kind ?? 'UNNAMED') === 'UNNAMED' && before.named === undefined,
      after: after.named ?? null,
      before: before.named ?? null,
      atLeast: after.named?.[0] ?? '',
      atMost: before.named?.[0] ?? afterEveryText,
      namelessAfterId: after.namelessId ?? '',
      namelessBeforeId: before.namelessId ?? afterEveryText,
      limit: window.limit + 1,
    });
    return rows.map((row) => row.concept);
  }

  /** By the ids asked for; a concept that was merged is answered with the one that it went into. */
  async read(ids: readonly string[], lexiconIds: readonly string[]): Promise<ReadonlyMap<string, ConceptRecord>> {
    const rows = await this.graph.read<{ askedId: string; concept: ConceptRecord }>(readConcepts, { ids, lexiconIds });
    return new Map(rows.map((row) => [row.askedId, row.concept]));
  }

  /** @returns undefined where there is no such concept of a lexicon that the reader may see */
  async name(
    id: string,
    name: { readonly label: string; readonly kind: ConceptKind },
    lexiconIds: readonly string[],
  ): Promise<ConceptRecord | undefined> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ concept: ConceptRecord }>(nameConcept, { id, ...name, lexiconIds }),
    );
    return rows[0]?.concept;
  }

  async occurrences(
    conceptIds: readonly string[],
    limit: number,
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ConceptOccurrence[]>> {
    const rows = await this.graph.read<{ conceptId: string; occurrences: ConceptOccurrence[] }>(readOccurrences, {
      conceptIds,
      limit,
      collectionIds,
    });
    return new Map(rows.map((row) => [row.conceptId, row.occurrences]));
  }
}

interface Place {
  readonly named?: readonly [label: string, id: string];
  readonly namelessId?: string;
}

/** A cursor's place is among the named, or behind all of them among those without a name. */
function placeOf(keys: readonly CursorKey[] | undefined): Place {
  if (keys === undefined) return {};
  const [label, id] = keys as readonly [string | null, string];
  return label === null ? { namelessId: id } : { named: [label, id] };
}
