import { NotFoundError } from '../errors.ts';
import { appendChange } from '../graph/change-log.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { RecordingStore } from '../recording/recording.store.ts';

const setQualityReferents = cypher('meaning/set-quality-referents');

/**
 * Whether a lexicon's forms may mean scenes and qualities of things (indoors, red, two, left of) beside things. It is off unless
 * somebody wants it: with so much more in view at any time, what things are called is learned later and less surely
 * (benchmark/evaluations/sight-scenes.md).
 */
export class QualityReferents {
  constructor(
    private readonly graph: Graph,
    /** The lexicon has to be settled anew. */
    private readonly onChanged: (lexiconId: string) => void,
  ) {}

  /** @param owned lexicons of whoever says so @throws {NotFoundError} no such lexicon among those owned */
  async set(lexiconId: string, owned: readonly string[], isOn: boolean): Promise<void> {
    await this.graph.write(async (transaction) => {
      const rows = await transaction.run(setQualityReferents, { lexiconId, owned, isOn });
      if (rows.length === 0) throw new NotFoundError('lexicon of yours', lexiconId);
      const position = await appendChange(transaction, { kind: 'REFERENTS_CHANGED', lexiconId, payload: { isOn } });
      await new RecordingStore(this.graph).markLexiconChanged(lexiconId, position, transaction);
    });
    this.onChanged(lexiconId);
  }
}
