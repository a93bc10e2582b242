import { NotFoundError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import { AnnotationDesk, type Annotator, type EditedAnnotations } from './annotation-desk.ts';
import { annotationOf, tierOf, type TierRecord } from './annotation-record.ts';
import { lastPlaceIn, putTiers } from './annotation-writing.ts';
import { ensureOwnDocument } from './own-document.ts';

const readStatements = cypher('review/read-statements');

/** What a person says in place of a statement; what is not said is as they said it before, or as it was inferred. */
export interface Correction {
  readonly statementId: string;
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  readonly label?: string;
  /** Whether it is not so at all. */
  readonly isRejected?: boolean;
}

interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
}

/**
 * A correction is an annotation of this person that stands for the statement; another person's stays beside it.
 * @throws {NotFoundError} no such statement, or they may not annotate its recording
 * @throws {AnnotationRefusedError} its times are none
 */
export async function correctStatement(
  correction: Correction,
  who: Annotator,
  graph: Graph,
): Promise<EditedAnnotations> {
  const { statementId } = correction;
  const { collectionIds } = who;
  const [statement] = await graph.read<Statement>(readStatements, { ids: [statementId], collectionIds });
  if (statement === undefined) throw new NotFoundError('statement that you may correct', statementId);
  return await graph.write(async (transaction) => {
    const desk = await AnnotationDesk.of(statement.recordingId, who, graph, transaction);
    const tier = await tierOfCorrections(statement.kind, desk, transaction);
    const id = nodeId('annot', tier.documentId, statementId);
    const families = await desk.families([id]);
    const former = families.get(id);
    const startSeconds = correction.startSeconds ?? former?.startSeconds ?? statement.startSeconds;
    // What is heard may end with a frame that reaches behind the end.
    const inferredEnd = Math.min(statement.endSeconds, desk.held.durationSeconds);
    const endSeconds = correction.endSeconds ?? former?.endSeconds ?? inferredEnd;
    const draft = desk.draft(families);
    draft.set(
      annotationOf({
        ...{ id, tierId: tier.id, key: `correction-${statementId}`, statementId, revision: 0 },
        ...{ startSeconds, endSeconds, resolvedStartSeconds: startSeconds, resolvedEndSeconds: endSeconds },
        place: former?.place ?? (await lastPlaceIn(tier.id, transaction)) + 1,
        text: correction.label ?? former?.text ?? statement.label,
        rejected: correction.isRejected ?? former?.rejected ?? false,
      }),
    );
    const drafted = draft.finish(desk.editor);
    const planned = { drafted, tiers: [] };
    await desk.write(planned);
    await desk.note('CORRECTED', planned);
    return await desk.close('EDITED');
  });
}

/** Of this person, for statements of a kind; made with the first. */
async function tierOfCorrections(
  statementKind: string,
  desk: AnnotationDesk,
  transaction: GraphTransaction,
): Promise<TierRecord> {
  const documentId = await ensureOwnDocument(desk);
  const id = nodeId('tier', documentId, 'corrections', statementKind);
  const known = desk.tiers.get(id);
  if (known !== undefined) return known;
  const { recordingId, collectionId } = desk.held;
  const others = [...desk.tiers.values()].filter((tier) => tier.documentId === documentId);
  const name = `corrections of ${statementKind}`;
  const made = tierOf({
    ...{ id, documentId, recordingId, collectionId, kind: 'INTERVALS', statementKind },
    name: others.some((tier) => tier.name === name) ? `${name} (${id})` : name,
    ordinal: others.reduce((last, { ordinal }) => Math.max(last, ordinal), -1) + 1,
  });
  await putTiers([made], transaction);
  desk.tiers.set(id, made);
  return made;
}
