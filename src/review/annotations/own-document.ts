import { cypher } from '../../graph/cypher-query.ts';
import type { GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import { packJson } from '../../graph/packed-json.ts';
import type { AnnotationDesk } from './annotation-desk.ts';
import type { DocumentRecord } from './annotation-record.ts';
import type { DocumentDetails } from './document-rows.ts';

const writeDocument = cypher('review/write-annotation-document');

/** New, or as it is there already. */
export async function putDocument(
  document: DocumentRecord,
  details: Uint8Array,
  transaction: GraphTransaction,
): Promise<void> {
  await transaction.run(writeDocument, { document: { ...document, details } });
}

/** The document of what this person says of the recording here. It is made with the first that they say, and stays. @returns its id */
export async function ensureOwnDocument({ held, editor, transaction }: AnnotationDesk): Promise<string> {
  const { recordingId, collectionId, revision } = held;
  const id = nodeId('annotations', recordingId, editor.byId);
  const details: DocumentDetails = { metadata: {}, vocabularies: [], media: [] };
  const document: DocumentRecord = {
    ...{ id, recordingId, collectionId, origin: 'PERSON', format: null, fileName: null, contentSha256: null },
    ...{ createdById: editor.byId, createdAtMs: editor.atMs, revision, editedRevision: revision },
    ...{ tierCount: 0, annotationCount: 0 },
  };
  await putDocument(document, await packJson(details), transaction);
  return id;
}
