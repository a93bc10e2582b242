import { pageWindow } from '../../api/connection-arguments.ts';
import { NotFoundError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Grant } from '../../request-context.ts';
import { LexiconSpecies } from '../../recording/lexicon-species.ts';
import { standingReviews } from '../../review/review.ts';
import { ReviewStore } from '../../review/review.store.ts';
import { ConceptStore } from '../../sight/concepts/concept.store.ts';
import type { MappingRecord } from '../mapping.ts';
import { MappingStore } from '../mapping.store.ts';
import { contraryPath, reviewPath, supportingPath, type EvidencePath } from './evidence-path.ts';
import { ExplanationStore } from './explanation.store.ts';
import { nameOfConcept, nameOfForm } from './names.ts';

export interface NumberedPath extends EvidencePath {
  /** From 1, through all paths of the explanation. */
  readonly number: number;
}

/** Another mapping of the same form, or to the same concept. */
export interface Rival {
  readonly kind: 'OTHER_MEANING' | 'OTHER_FORM';
  readonly mapping: MappingRecord;
  readonly sentence: string;
}

export interface ExplanationRecord {
  readonly mapping: MappingRecord;
  readonly summary: string;
  readonly supporting: readonly NumberedPath[];
  readonly contrary: readonly NumberedPath[];
  readonly contraryCount: number;
  readonly reviews: readonly NumberedPath[];
  readonly rivals: readonly Rival[];
}

const mostRivals = 10;

/**
 * Why a mapping is held: the ways through the graph that support it and that speak against it, what people said, and
 * its rivals.
 * @param first how many situations of each side
 * @throws {NotFoundError} no mapping of that id that the reader may see
 */
export async function explain(
  askedId: string,
  first: number,
  graph: Graph,
  { collectionIds, lexiconIds }: Grant,
): Promise<ExplanationRecord> {
  const mappings = new MappingStore(graph);
  const mapping = await mappings.find(askedId, lexiconIds);
  if (mapping === undefined) throw new NotFoundError('mapping', askedId);
  const mappingId = mapping.id;
  const store = new ExplanationStore(graph);
  const [supporting, against, reviews, rivals, species] = await Promise.all([
    mappings.evidence([mappingId], first, collectionIds),
    store.against([mappingId], first, collectionIds),
    new ReviewStore(graph).read([mappingId], [mapping.lexiconId]),
    rivalsOf(mapping, mappings),
    new LexiconSpecies(graph).read([mapping.lexiconId]),
  ]);
  const contrary = against.get(mappingId) ?? { count: 0, situations: [] };
  const idsOf = (situations: readonly { readonly id: string }[] = []) => situations.map(({ id }) => id);
  const [forPaths, againstPaths, concepts] = await Promise.all([
    store.paths(idsOf(supporting.get(mappingId)), mapping, collectionIds),
    store.paths(idsOf(contrary.situations), mapping, collectionIds),
    new ConceptStore(graph).read([mapping.conceptId, ...rivals.map(({ conceptId }) => conceptId)], lexiconIds),
  ]);
  const conceptOf = ({ conceptId }: MappingRecord) => ({
    id: conceptId,
    label: concepts.get(conceptId)?.label ?? null,
  });
  const pair = { formId: mapping.formId, concept: conceptOf(mapping) };
  const standing = standingReviews(reviews.get(mappingId) ?? []);
  // A call comes with things; that it means them nobody claims.
  const verb = species.has(mapping.lexiconId) ? comesWith : means;
  let number = 0;
  const numbered = (path: EvidencePath): NumberedPath => ({ number: ++number, ...path });
  return {
    mapping,
    summary: summaryOf(mapping, nameOfConcept(pair.concept), contrary.count, standing.length, verb),
    supporting: forPaths.map((evidence) => numbered(supportingPath(evidence, pair))),
    contrary: againstPaths.map((evidence) => numbered(contraryPath(evidence, pair))),
    contraryCount: contrary.count,
    reviews: standing.map((review) => numbered(reviewPath(review, mappingId))),
    rivals: rivals.map((rival) => rivalOf(rival, mapping, nameOfConcept(conceptOf(rival)), verb)),
  };
}

async function rivalsOf(mapping: MappingRecord, mappings: MappingStore): Promise<readonly MappingRecord[]> {
  const window = pageWindow('rivals', { first: mostRivals });
  const lexiconIds = [mapping.lexiconId];
  const [meanings, forms] = await Promise.all([
    mappings.list({ formId: mapping.formId }, window, lexiconIds),
    mappings.list({ conceptId: mapping.conceptId }, window, lexiconIds),
  ]);
  return [...meanings, ...forms].filter(({ id }) => id !== mapping.id);
}

interface Verb {
  readonly plain: string;
  readonly maybe: string;
}

const means: Verb = { plain: 'means', maybe: 'may mean' };
const comesWith: Verb = { plain: 'comes with', maybe: 'may come with' };

function rivalOf(rival: MappingRecord, { formId }: MappingRecord, concept: string, { maybe }: Verb): Rival {
  const isMeaning = rival.formId === formId;
  const claim = isMeaning
    ? `${nameOfForm(formId)} ${maybe} ${concept}`
    : `${nameOfForm(rival.formId)} ${maybe} ${concept} too`;
  return {
    kind: isMeaning ? 'OTHER_MEANING' : 'OTHER_FORM',
    mapping: rival,
    sentence: `${claim}: probability ${probabilityText(rival)}.`,
  };
}

function summaryOf(
  mapping: MappingRecord,
  concept: string,
  contrary: number,
  reviews: number,
  { plain }: Verb,
): string {
  const { formId, supportCount } = mapping;
  const said = reviews === 0 ? 'nobody has judged it' : `${reviews} standing ${reviews === 1 ? 'review' : 'reviews'}`;
  return (
    `${nameOfForm(formId)} ${plain} ${concept} with probability ${probabilityText(mapping)}: heard with it in view in ` +
    `${times(supportCount)}, without it in ${times(contrary)}; ${said}.`
  );
}

function probabilityText({ probability, low, high }: MappingRecord): string {
  return `${probability.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function times(count: number): string {
  return count === 1 ? '1 situation' : `${count} situations`;
}
