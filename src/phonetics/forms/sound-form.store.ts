import type { PageWindow } from '../../api/connection-arguments.ts';
import { boundsOf } from '../../api/page-bounds.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { FormTokenRecord, SoundFormRecord } from './sound-form.ts';

const listSoundForms = cypher('phonetics/list-sound-forms');
const listSoundFormsBackward = cypher('phonetics/list-sound-forms-backward');
const readSoundForms = cypher('phonetics/read-sound-forms');
const readFormTokens = cypher('phonetics/read-form-tokens');

export interface SoundFormFilter {
  readonly lexiconId?: string;
  readonly collectionId?: string;
  readonly recordingId?: string;
  /** Forms with a mapping to this concept. */
  readonly conceptId?: string;
  readonly minimumTokens?: number;
}

export class SoundFormStore {
  constructor(private readonly graph: Graph) {}

  /** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
  async list(
    filter: SoundFormFilter,
    window: PageWindow,
    lexiconIds: readonly string[],
  ): Promise<readonly SoundFormRecord[]> {
    const query = window.backward ? listSoundFormsBackward : listSoundForms;
    const span = { atLeast: filter.minimumTokens ?? 1, atMost: Number.MAX_SAFE_INTEGER };
    const rows = await this.graph.read<{ form: SoundFormRecord }>(query, {
      lexiconIds: filter.lexiconId === undefined ? lexiconIds : lexiconIds.filter((id) => id === filter.lexiconId),
      collectionId: filter.collectionId ?? null,
      recordingId: filter.recordingId ?? null,
      conceptId: filter.conceptId ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      ...boundsOf(window, span, 'descending'),
      limit: window.limit + 1,
    });
    return rows.map((row) => row.form);
  }

  /** By the ids asked for; a form that was merged is answered with the one that it went into. */
  async read(ids: readonly string[], lexiconIds: readonly string[]): Promise<ReadonlyMap<string, SoundFormRecord>> {
    const rows = await this.graph.read<{ askedId: string; form: SoundFormRecord }>(readSoundForms, { ids, lexiconIds });
    return new Map(rows.map((row) => [row.askedId, row.form]));
  }

  async tokens(
    formIds: readonly string[],
    limit: number,
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly FormTokenRecord[]>> {
    const rows = await this.graph.read<{ formId: string; tokens: FormTokenRecord[] }>(readFormTokens, {
      formIds,
      limit,
      collectionIds,
    });
    return new Map(rows.map((row) => [row.formId, row.tokens]));
  }
}
