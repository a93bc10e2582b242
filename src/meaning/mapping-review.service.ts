import { NotFoundError, ParameterError } from '../errors.ts';
import { appendChange } from '../graph/change-log.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { SoundFormStore } from '../phonetics/forms/sound-form.store.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { Reader } from '../request-context.ts';
import { sideOf, statusAfter, type ReviewVerdict } from '../review/review.ts';
import { ReviewStore } from '../review/review.store.ts';
import { ConceptStore } from '../sight/concepts/concept.store.ts';
import { readStateOfPairs } from './learner-state.store.ts';
import type { MappingRecord } from './mapping.ts';
import { mappingIdOf } from './mapping-id.ts';
import { MappingStore } from './mapping.store.ts';
import { mappings, type LearnedMapping } from './mappings.ts';

/** What a person answers. */
export interface SaidOfMapping {
  readonly verdict: ReviewVerdict;
  readonly note?: string;
}

type About = Pick<MappingRecord, 'id' | 'lexiconId' | 'formId' | 'conceptId'>;

const mostUndone = 100;

/** Takes people's verdicts on mappings in; what they say of rivals is worked out by the settling that follows. */
export class MappingReviewService {
  private readonly mappings: MappingStore;
  private readonly reviews: ReviewStore;

  constructor(
    private readonly graph: Graph,
    /** The lexicon has to be settled anew. */
    private readonly onReviewed: (lexiconId: string) => void,
  ) {
    this.mappings = new MappingStore(graph);
    this.reviews = new ReviewStore(graph);
  }

  /**
   * @param said undefined takes the reviewer's standing verdict back
   * @throws {NotFoundError} no mapping of that id in a lexicon that the reviewer may read
   */
  async review(mappingId: string, said: SaidOfMapping | undefined, reviewer: Reader): Promise<MappingRecord> {
    const { lexiconIds } = await reviewer.access();
    const mapping = await this.mappings.find(mappingId, lexiconIds);
    if (mapping === undefined) throw new NotFoundError('mapping', mappingId);
    await this.inTransaction(mapping.lexiconId, async (transaction) => {
      const changed =
        said === undefined
          ? sideOf(await this.reviews.retract(mapping.id, reviewer.ownerId, transaction)) !== 0
          : await this.say(mapping, said, reviewer, transaction);
      return changed ? [mapping] : [];
    });
    return await this.reread(mapping.id, lexiconIds);
  }

  /**
   * The same for any form and concept, stated as a mapping or not: the learner may think little of it, or have never met
   * the two together.
   * @throws {NotFoundError} no such form or concept of a lexicon that the reviewer may read
   * @throws {ParameterError} a no, or a doubt, where nothing says yes
   */
  async reviewPair(formId: string, conceptId: string, said: SaidOfMapping, reviewer: Reader): Promise<MappingRecord> {
    const { lexiconIds } = await reviewer.access();
    const form = (await new SoundFormStore(this.graph).read([formId], lexiconIds)).get(formId);
    if (form === undefined) throw new NotFoundError('sound form', formId);
    const { lexiconId } = form;
    const concept = (await new ConceptStore(this.graph).read([conceptId], [lexiconId])).get(conceptId);
    if (concept === undefined) throw new NotFoundError('concept', conceptId);
    const pair = { formId: form.id, conceptId: concept.id };
    const id = mappingIdOf(lexiconId, pair);
    if ((await this.mappings.read([id], lexiconIds)).has(id)) return await this.review(id, said, reviewer);
    const learned = await this.learned(lexiconId, pair.formId, pair.conceptId);
    if (learned === undefined && said.verdict !== 'CONFIRMED') {
      throw new ParameterError(`nothing says that form ${form.id} means concept ${concept.id}; only a yes tells more`);
    }
    await this.inTransaction(lexiconId, async (transaction) => {
      const written = learned ?? {
        ...pair,
        probability: 0,
        low: 0,
        high: 0,
        supportCount: 0,
        supportingSituationIds: [],
      };
      if (!(await this.mappings.admit(written, lexiconId, transaction))) throw new NotFoundError('sound form', form.id);
      const mapping = { ...pair, id, lexiconId };
      return (await this.say(mapping, said, reviewer, transaction)) ? [mapping] : [];
    });
    return await this.reread(id, lexiconIds);
  }

  /**
   * Undoes the last answers of the reviewer in a lexicon that still stand, one after the other; what they had said before
   * of the same stands again.
   * @param count 1 to 100
   * @returns the mappings concerned that are there, the last answered first; none where nothing is left to undo
   * @throws {NotFoundError} no such lexicon that the reviewer may read
   */
  async undo(lexiconId: string, count: number, reviewer: Reader): Promise<readonly MappingRecord[]> {
    if (!(Number.isInteger(count) && count >= 1 && count <= mostUndone)) {
      throw new ParameterError(`count is ${count}; it must be from 1 to ${mostUndone}`);
    }
    const { lexiconIds } = await reviewer.access();
    if (!lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
    const touched = new Set<string>();
    await this.inTransaction(lexiconId, async (transaction) => {
      touched.clear();
      const changed = new Map<string, About>();
      for (let i = 0; i < count; i++) {
        const undone = await this.reviews.undo(lexiconId, reviewer.ownerId, transaction);
        if (undone === undefined) break;
        const { subjectId: id, formId, conceptId, verdict, formerVerdict } = undone;
        touched.add(id);
        if (sideOf(verdict) !== sideOf(formerVerdict)) changed.set(id, { id, lexiconId, formId, conceptId });
      }
      return [...changed.values()];
    });
    const found = await this.mappings.read([...touched], lexiconIds);
    return [...touched].flatMap((id) => found.get(id) ?? []);
  }

  /** @returns whether that is another side than before */
  private async say(
    { id, lexiconId, formId, conceptId }: About,
    { verdict, note }: SaidOfMapping,
    reviewer: Reader,
    transaction: GraphTransaction,
  ): Promise<boolean> {
    const about = { subjectId: id, lexiconId, formId, conceptId, reviewerId: reviewer.ownerId };
    const former = await this.reviews.write({ ...about, verdict, ...(note !== undefined && { note }) }, transaction);
    return sideOf(former) !== sideOf(verdict);
  }

  /** @param work gives the mappings whose sides have changed; the lexicon is settled anew if there are any */
  private async inTransaction(
    lexiconId: string,
    work: (transaction: GraphTransaction) => Promise<readonly About[]>,
  ): Promise<void> {
    const changed = await this.graph.write(async (transaction) => {
      const changes = await work(transaction);
      for (const mapping of changes) await this.restate(mapping, transaction);
      return changes.length > 0;
    });
    if (changed) this.onReviewed(lexiconId);
  }

  private async restate({ id, lexiconId, formId, conceptId }: About, transaction: GraphTransaction): Promise<void> {
    const reviews = (await this.reviews.read([id], [lexiconId], transaction)).get(id) ?? [];
    const status = statusAfter(reviews);
    const probability = (await this.mappings.setStatus(id, status, transaction)) ?? null;
    const payload = { mappingId: id, formId, conceptId, formerProbability: probability, probability, status };
    const position = await appendChange(transaction, { kind: 'MAPPING_CHANGED', lexiconId, payload });
    await new RecordingStore(this.graph).markLexiconChanged(lexiconId, position, transaction);
  }

  private async reread(id: string, lexiconIds: readonly string[]): Promise<MappingRecord> {
    const reviewed = await this.mappings.find(id, lexiconIds);
    if (reviewed === undefined) throw new NotFoundError('mapping', id);
    return reviewed;
  }

  private async learned(lexiconId: string, formId: string, conceptId: string): Promise<LearnedMapping | undefined> {
    const state = await readStateOfPairs(this.graph, lexiconId, { formIds: [formId], conceptIds: [conceptId] });
    if (state === undefined) return undefined;
    const ofForm = mappings(state, { minimumProbability: 0, formIds: [formId] });
    return ofForm.find((mapping) => mapping.conceptId === conceptId);
  }
}
