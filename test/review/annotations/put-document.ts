import { packJson } from '../../../src/graph/packed-json.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { AnnotationDocument } from '../../../src/review/annotations/annotation-document.ts';
import { DocumentStore } from '../../../src/review/annotations/document.store.ts';
import { rowsOfDocument } from '../../../src/review/annotations/document-rows.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';

/** Puts a document in as a file of it would be. @returns its id */
export async function putDocument(graph: Graph, recordingId: string, document: AnnotationDocument): Promise<string> {
  const { annotatable } = await new CollectionStore(graph).access('me');
  const documentId = `document of ${recordingId}`;
  const place = { documentId, recordingId, collectionId: annotatable.collectionIds[0]!, durationSeconds: 600 };
  const { details, tiers, annotations } = rowsOfDocument(document, place);
  const counts = tiers.map(({ id }) => {
    const own = annotations.filter(({ tierId }) => tierId === id);
    return { tierId: id, added: own.length, longestSeconds: 600 };
  });
  await new DocumentStore(graph).import(
    {
      ...{ documentId, recordingId, format: 'toy', fileName: 'toy.txt', contentSha256: 'none', tiers, counts },
      details: await packJson(details),
      batches: [new TextEncoder().encode(JSON.stringify(annotations))],
    },
    { personId: 'me', collectionIds: annotatable.collectionIds },
    undefined,
    new AbortController().signal,
  );
  return documentId;
}
