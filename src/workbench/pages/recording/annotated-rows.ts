import type { Client } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { AnnotationShownFragment, TierShownFragment } from '../../api/generated/graphql.ts';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import { fresh, pages } from '../../api/pages.ts';
import { chunksOf, takeNearest, type Chunk } from './chunks.ts';

export const tiersOfRecording = graphql(`
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
    kind
    parentId
    constraint
    statementKind
    annotationCount
  }
`);

const annotationsBetween = graphql(`
  query AnnotationsBetween($id: ID!, $tierIds: [ID!]!, $from: Float, $to: Float, $after: String) {
    recording(id: $id) {
      annotations(tierIds: $tierIds, fromSeconds: $from, toSeconds: $to, first: 200, after: $after) {
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
    isAligned
    text
    revision
    statementId
  }
`);

/** Tiers of files and people; those of corrections lie over what they correct and have no row. */
export function annotatedRows(tiers: readonly TierShownFragment[]): readonly TierRow[] {
  return tiers
    .filter(({ statementKind }) => statementKind == null)
    .map(({ id, name }) => ({ key: id, name, origin: 'ANNOTATED' }));
}

export function itemOf(annotation: AnnotationShownFragment): TimelineItem {
  const { id, startSeconds, endSeconds, text, revision } = annotation;
  return { id, startSeconds, endSeconds, text, revision };
}

const atOnce = 4;
const showEveryMs = 400;

/**
 * Reads the annotations of tiers, what is looked at first, and shows them as they come, a few times a second: each showing sorts.
 * @param moment that is looked at now
 */
export async function readAnnotations(
  client: Client,
  recording: { readonly id: string; readonly durationSeconds: number },
  tiers: readonly TierShownFragment[],
  show: (tierId: string, items: readonly TimelineItem[]) => void,
  moment: () => number,
  signal: AbortSignal,
): Promise<void> {
  const found = new Map(tiers.map(({ id }) => [id, new Map<string, TimelineItem>()]));
  const unseen = new Set<string>();
  const total = tiers.reduce((sum, { annotationCount }) => sum + annotationCount, 0);
  const chunks = [...chunksOf(recording.durationSeconds, total)];
  let shownAtMs = 0;
  const showUnseen = () => {
    for (const tierId of unseen) show(tierId, [...found.get(tierId)!.values()]);
    unseen.clear();
    shownAtMs = performance.now();
  };
  const work = async () => {
    for (let chunk; !signal.aborted && (chunk = takeNearest(chunks, moment()));) {
      for await (const annotation of annotationsOf(client, recording.id, tiers, chunk, signal)) {
        found.get(annotation.tierId)?.set(annotation.id, itemOf(annotation));
        unseen.add(annotation.tierId);
      }
      if (!signal.aborted && performance.now() - shownAtMs > showEveryMs) showUnseen();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (!signal.aborted) showUnseen();
}

async function* annotationsOf(
  client: Client,
  id: string,
  tiers: readonly TierShownFragment[],
  { from, to }: Chunk,
  signal: AbortSignal,
): AsyncGenerator<AnnotationShownFragment> {
  const asked = { id, tierIds: tiers.map((tier) => tier.id), from, to };
  for await (const { edges } of pages(signal, async (after) => {
    const { data, error } = await client.query(annotationsBetween, { ...asked, after }, fresh).toPromise();
    if (error && !data) throw error;
    return data?.recording?.annotations;
  })) {
    for (const { node } of edges) yield node;
  }
}
