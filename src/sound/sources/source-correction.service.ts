import { randomUUID } from 'node:crypto';
import { NotFoundError, ParameterError } from '../../errors.ts';
import { appendChange } from '../../graph/change-log.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import type { Reader } from '../../request-context.ts';
import { sameVoiceRule } from '../speakers/speaker-embedder.ts';
import type { HeardSourceRecord } from './heard-source.ts';
import { writePlacedSources } from './placed-sources.store.ts';
import { settleSources } from './source-clusterer.ts';
import type { SourceRecord } from './source.ts';
import { SourceStore } from './source.store.ts';

const longestName = 200;

/** Takes in what people say of who is who. It is written at once, and every settling after it keeps to it. */
export class SourceCorrectionService {
  private readonly sources: SourceStore;

  constructor(
    private readonly graph: Graph,
    /** The lexicon has to be settled anew. */
    private readonly onCorrected: (lexiconId: string) => void,
  ) {
    this.sources = new SourceStore(graph);
  }

  /**
   * @param name null takes it back
   * @throws {NotFoundError} no such Source that the person may read
   * @throws {ParameterError} a name that is empty or of more than 200 characters
   */
  async name(id: string, name: string | null, person: Reader): Promise<SourceRecord> {
    const given = name?.trim() ?? null;
    if (given !== null && (given === '' || given.length > longestName)) {
      throw new ParameterError(`a name has 1 to ${longestName} characters, this one has ${given.length}`);
    }
    const source = await this.find(id, person);
    if (given === null) {
      await this.graph.write((transaction) => this.sources.name(source.id, null, transaction));
      return await this.find(source.id, person);
    }
    return await this.say(source, person, async (transaction) => {
      await this.sources.name(source.id, given, transaction);
      // What bears a name is who it is wherever it was heard until now, or the name were lost where a recording is heard anew.
      const heard = await this.heardOf([source.id], person, transaction);
      return { heard, homes: new Map(heard.map((each) => [each.id, source.id])), redirects: [] };
    });
  }

  /**
   * Says that several Sources are one.
   * @param intoId the one that stays
   * @param fromIds those that become it
   * @throws {NotFoundError} a Source that is not there
   * @throws {ParameterError} none but itself, or of another lexicon
   */
  async merge(intoId: string, fromIds: readonly string[], person: Reader): Promise<SourceRecord> {
    const into = await this.find(intoId, person);
    const gone: SourceRecord[] = [];
    for (const id of fromIds) gone.push(await this.find(id, person));
    const ids = [...new Set(gone.map(({ id }) => id))].filter((id) => id !== into.id);
    if (ids.length === 0) throw new ParameterError(`fromIds has no Source that is another than ${into.id}`);
    const stranger = gone.find(({ lexiconId }) => lexiconId !== into.lexiconId);
    if (stranger !== undefined) {
      throw new ParameterError(`Source ${stranger.id} is of another lexicon than ${into.id}: they cannot be one`);
    }
    return await this.say(into, person, async (transaction) => {
      const heard = await this.heardOf([into.id, ...ids], person, transaction);
      return {
        homes: new Map(heard.map(({ id }) => [id, into.id])),
        heard,
        redirects: ids.map((fromId) => ({ fromId, toId: into.id })),
      };
    });
  }

  /**
   * Says that some of what is heard of a Source is of another one.
   * @param heardSourceIds of that Source; not all of them
   * @returns the new Source
   * @throws {NotFoundError} the Source is not there
   * @throws {ParameterError} none, all, or something that is not heard of it
   */
  async split(id: string, heardSourceIds: readonly string[], person: Reader): Promise<SourceRecord> {
    const source = await this.find(id, person);
    const chosen = new Set(heardSourceIds);
    const newId = nodeId('source', source.lexiconId, 'split', ...[...chosen].sort());
    return await this.say({ ...source, id: newId }, person, async (transaction) => {
      const heard = await this.heardOf([source.id], person, transaction);
      const known = new Set(heard.map((each) => each.id));
      const unknown = [...chosen].find((each) => !known.has(each));
      if (unknown !== undefined) throw new ParameterError(`heard source ${unknown} is not one of Source ${source.id}`);
      if (chosen.size === 0 || chosen.size === heard.length) {
        throw new ParameterError(
          `${chosen.size} of the ${heard.length} heard sources of Source ${source.id} are chosen: both sides of a split need one`,
        );
      }
      // What stays is said to stay, or the next settling would join both again.
      return {
        heard,
        homes: new Map(heard.map((each) => [each.id, chosen.has(each.id) ? newId : source.id])),
        redirects: [],
      };
    });
  }

  private async find(id: string, person: Reader): Promise<SourceRecord> {
    const found = (await this.sources.read([id], (await person.access()).lexiconIds)).get(id);
    if (found === undefined) throw new NotFoundError('source', id);
    return found;
  }

  private async heardOf(ids: readonly string[], person: Reader, transaction: GraphTransaction) {
    const { collectionIds } = await person.access();
    return [...(await this.sources.heardOf(ids, collectionIds, null, transaction)).values()].flat();
  }

  /** @param work says what is heard, whose each is from now on, and which Sources are no more */
  private async say(
    about: Pick<SourceRecord, 'id' | 'lexiconId'>,
    person: Reader,
    work: (transaction: GraphTransaction) => Promise<{
      readonly heard: readonly HeardSourceRecord[];
      readonly homes: ReadonlyMap<string, string>;
      readonly redirects: readonly { readonly fromId: string; readonly toId: string }[];
    }>,
  ): Promise<SourceRecord> {
    const { id, lexiconId } = about;
    await this.graph.write(async (transaction) => {
      const { heard, homes, redirects } = await work(transaction);
      const said = heard.map(({ id: heardId, recordingId, turns }) => ({
        id: `identification_${randomUUID()}`,
        recordingId,
        sourceId: homes.get(heardId)!,
        starts: turns.map(({ startSeconds }) => startSeconds),
        ends: turns.map(({ endSeconds }) => endSeconds),
      }));
      await this.sources.identify(lexiconId, person.ownerId, said, transaction);
      const toPlace = heard.map(({ id: heardId, kind, label, seconds, vector }) => ({
        ...{ id: heardId, kind, label, seconds },
        vector: vector && Float32Array.from(vector),
        identifiedAs: homes.get(heardId)!,
      }));
      const placed = settleSources(lexiconId, toPlace, sameVoiceRule());
      await writePlacedSources({ ...placed, redirects }, lexiconId, transaction);
      const change = { kind: 'SOURCE_CHANGED', lexiconId, payload: { sourceIds: [...new Set(homes.values())] } };
      const position = await appendChange(transaction, change);
      await new RecordingStore(this.graph).markLexiconChanged(lexiconId, position, transaction);
    });
    this.onCorrected(lexiconId);
    return await this.find(id, person);
  }
}
