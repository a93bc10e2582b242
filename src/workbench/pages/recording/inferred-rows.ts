import type { Client } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import { fresh, pages } from '../../api/pages.ts';
import type { CorrectionShownFragment } from '../../api/generated/graphql.ts';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';

const heard = graphql(`
  query HeardInRecording($id: ID!, $after: String) {
    recording(id: $id) {
      soundEvents(infer: NEVER, first: 100, after: $after) {
        edges {
          node {
            id
            startSeconds
            endSeconds
            label
            confidence
            correction {
              ...CorrectionShown
            }
            respelling(infer: NEVER)
            phones(infer: NEVER) {
              id
              startSeconds
              endSeconds
              confidence
              type {
                ipa
              }
              correction {
                ...CorrectionShown
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment CorrectionShown on Correction {
    startSeconds
    endSeconds
    label
    rejected
  }
`);

const speakers = graphql(`
  query SpeakersOfRecording($id: ID!) {
    recording(id: $id) {
      heardSources(infer: NEVER) {
        id
        label
        confidence
        source {
          name
        }
        turns {
          startSeconds
          endSeconds
        }
      }
    }
  }
`);

const seen = graphql(`
  query SeenInRecording($id: ID!, $after: String) {
    recording(id: $id) {
      visualContexts(infer: NEVER, first: 200, after: $after) {
        edges {
          node {
            id
            startSeconds
            endSeconds
            correction {
              ...CorrectionShown
            }
            shows {
              confidence
              concept {
                id
                label
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const felt = graphql(`
  query FeltInRecording($id: ID!, $after: String) {
    recording(id: $id) {
      emotions(infer: NEVER, first: 200, after: $after) {
        edges {
          node {
            utterance {
              id
              startSeconds
              endSeconds
            }
            emotion {
              category
              confidence
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const inferredRowKeys = ['events', 'sources', 'phones', 'respelling', 'visualContexts', 'emotions'] as const;
export type InferredRowKey = (typeof inferredRowKeys)[number];

export type Show = (key: InferredRowKey, items: readonly TimelineItem[]) => void;

export function inferredRows(nameOf: (key: InferredRowKey) => string): readonly TierRow[] {
  return inferredRowKeys.map((key) => ({ key, name: nameOf(key), origin: 'INFERRED', isIpa: key === 'phones' }));
}

/** Reads what was inferred about a recording, page by page, and shows each page as it comes. Nothing is inferred for it. */
export async function readInferred(client: Client, id: string, show: Show, signal: AbortSignal): Promise<void> {
  await Promise.all([
    readHeard(client, id, show, signal),
    readSpeakers(client, id, show, signal),
    readSeen(client, id, show, signal),
    readFelt(client, id, show, signal),
  ]);
}

async function readHeard(client: Client, id: string, show: Show, signal: AbortSignal): Promise<void> {
  const [events, phones, respelled]: [TimelineItem[], TimelineItem[], TimelineItem[]] = [[], [], []];
  for await (const connection of pages(signal, async (after) => {
    const { data } = await client.query(heard, { id, after }, fresh).toPromise();
    return data?.recording?.soundEvents;
  })) {
    for (const { node } of connection.edges) {
      const { startSeconds, endSeconds, label, confidence, respelling } = node;
      events.push(...corrected({ id: node.id, startSeconds, endSeconds, text: label, confidence }, node.correction));
      if (respelling) respelled.push({ id: `${node.id}:respelling`, startSeconds, endSeconds, text: respelling });
      for (const { type, correction, ...phone } of node.phones ?? []) {
        phones.push(...corrected({ ...phone, text: type.ipa }, correction));
      }
    }
    show('events', events);
    show('phones', phones);
    show('respelling', respelled);
  }
}

async function readSpeakers(client: Client, id: string, show: Show, signal: AbortSignal): Promise<void> {
  const { data } = await client.query(speakers, { id }, fresh).toPromise();
  if (signal.aborted) return;
  const turns = (data?.recording?.heardSources ?? []).flatMap(({ id: sourceId, label, source, confidence, turns }) =>
    turns.map((turn) => ({
      id: `${sourceId}:${turn.startSeconds}`,
      startSeconds: turn.startSeconds,
      endSeconds: turn.endSeconds,
      text: source?.name ?? label,
      confidence: confidence ?? undefined,
    })),
  );
  show('sources', turns);
}

async function readSeen(client: Client, id: string, show: Show, signal: AbortSignal): Promise<void> {
  const items: TimelineItem[] = [];
  for await (const connection of pages(signal, async (after) => {
    const { data } = await client.query(seen, { id, after }, fresh).toPromise();
    return data?.recording?.visualContexts;
  })) {
    for (const { node } of connection.edges) {
      const { startSeconds, endSeconds } = node;
      const surest = node.shows.toSorted((a, b) => b.confidence - a.confidence);
      const text = surest.map(({ concept }) => concept.label ?? '?').join(', ');
      const item = { id: node.id, startSeconds, endSeconds, text, confidence: surest[0]?.confidence };
      items.push(...corrected(item, node.correction));
    }
    show('visualContexts', items);
  }
}

async function readFelt(client: Client, id: string, show: Show, signal: AbortSignal): Promise<void> {
  const items: TimelineItem[] = [];
  for await (const connection of pages(signal, async (after) => {
    const { data } = await client.query(felt, { id, after }, fresh).toPromise();
    return data?.recording?.emotions;
  })) {
    for (const { node } of connection.edges) {
      const { id: utteranceId, startSeconds, endSeconds } = node.utterance;
      const { category, confidence } = node.emotion;
      if (!category) continue;
      items.push({ id: `${utteranceId}:emotion`, startSeconds, endSeconds, text: category.toLowerCase(), confidence });
    }
    show('emotions', items);
  }
}

/** As a person says it is; none where they say that it is not so. */
function corrected(item: TimelineItem, correction: CorrectionShownFragment | null | undefined): TimelineItem[] {
  if (!correction) return [item];
  const { startSeconds, endSeconds, label, rejected } = correction;
  return rejected ? [] : [{ id: item.id, startSeconds, endSeconds, text: label, corrected: true }];
}
