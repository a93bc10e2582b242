import type { Client } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { AnnotationShownFragment, TierShownFragment } from '../../api/generated/graphql.ts';
import { fresh } from '../../api/ask.ts';
import { pages } from '../../api/pages.ts';
import { chunksOf, takeNearest, type Chunk } from './chunks.ts';
import type { RecordingFacts } from './recording-facts.ts';

const tiersOfRecording = graphql(`
  query TiersOfRecording($id: ID!) {
    recording(id: $id) {
      tiers {
        ...TierShown
      }
    }
  }

  fragment TierShown on Tier {
    id
    name
    statementKind
    annotationCount
  }
`);

const annotationsBetween = graphql(`
  query AnnotationsBetween($id: ID!, $tierIds: [ID!]!, $from: Float, $to: Float, $first: Int, $after: String) {
    recording(id: $id) {
      annotations(tierIds: $tierIds, fromSeconds: $from, toSeconds: $to, first: $first, after: $after) {
        edges {
          node {
            ...AnnotationShown
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment AnnotationShown on Annotation {
    id
    tierId
    startSeconds
    endSeconds
    text
    revision
    statementId
    rejected
  }
`);

const annotationsById = graphql(`
  query AnnotationsById($id: ID!, $ids: [ID!]!) {
    recording(id: $id) {
      annotationsById(ids: $ids) {
        ...AnnotationShown
      }
    }
  }
`);

const atOnce = 4;
/** What is looked at comes soon; the rest in as few requests as the server allows. */
const [firstPage, nextPages] = [200, 2000];
/** Each showing sorts: at most every so often, and for a tenth of the time. */
const [showEveryMs, timesAsLong] = [400, 9];

export async function readTiers(client: Client, recordingId: string): Promise<readonly TierShownFragment[]> {
  const { data, error } = await client.query(tiersOfRecording, { id: recordingId }, fresh).toPromise();
  if (error && !data) throw error;
  return data?.recording?.tiers ?? [];
}

/** Those that are there. @param ids 200 at most */
export async function readById(
  client: Client,
  recordingId: string,
  ids: readonly string[],
): Promise<readonly AnnotationShownFragment[]> {
  const { data, error } = await client.query(annotationsById, { id: recordingId, ids: [...ids] }, fresh).toPromise();
  if (error && !data) throw error;
  return data?.recording?.annotationsById ?? [];
}

/**
 * Reads the annotations of tiers, what is looked at first, and hands them on as they come, a few times a second.
 * @param moment that is looked at now
 */
export async function readAnnotations(
  client: Client,
  { id, durationSeconds }: Pick<RecordingFacts, 'id' | 'durationSeconds'>,
  tiers: readonly TierShownFragment[],
  take: (annotations: readonly AnnotationShownFragment[]) => void,
  moment: () => number,
  signal: AbortSignal,
): Promise<void> {
  const total = tiers.reduce((sum, { annotationCount }) => sum + annotationCount, 0);
  if (total === 0) return;
  const asked = { id, tierIds: tiers.map((tier) => tier.id) };
  const chunks = [...chunksOf(durationSeconds, total)];
  let untaken: AnnotationShownFragment[] = [];
  let handAtMs = 0;
  const hand = () => {
    const beganMs = performance.now();
    take(untaken);
    untaken = [];
    const nowMs = performance.now();
    handAtMs = nowMs + Math.max(showEveryMs, timesAsLong * (nowMs - beganMs));
  };
  let first = firstPage;
  const read = async ({ from, to }: Chunk) => {
    for await (const { edges } of pages(signal, async (after) => {
      const page = { ...asked, from, to, first, after };
      first = nextPages;
      const { data, error } = await client.query(annotationsBetween, page, fresh).toPromise();
      if (error && !data) throw error;
      return data?.recording?.annotations;
    })) {
      for (const { node } of edges) untaken.push(node);
      if (performance.now() >= handAtMs) hand();
    }
  };
  const work = async () => {
    for (let chunk; !signal.aborted && (chunk = takeNearest(chunks, moment()));) await read(chunk);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (!signal.aborted) hand();
}
