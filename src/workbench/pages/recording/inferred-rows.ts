import type { Client } from 'urql';
import type { HeardInRecordingQuery } from '../../api/generated/graphql.ts';
import { graphql } from '../../api/generated/index.ts';
import { fresh } from '../../api/ask.ts';
import { pages } from '../../api/pages.ts';
import { shortId } from '../../parts/names.ts';
import type { TierRow, TimelineItem } from '../../timeline/tier-row.ts';
import type { RecordingBook } from './recording-book.ts';

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
            respelling(infer: NEVER)
            phones(infer: NEVER) {
              id
              startSeconds
              endSeconds
              confidence
              type {
                ipa
              }
            }
            forms {
              token {
                id
                startSeconds
                endSeconds
              }
              form {
                id
                lexiconId
              }
              mapping {
                probability
                concept {
                  id
                  label
                }
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
          id
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
              id
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

export const inferredRowKeys = [
  'events',
  'sources',
  'phones',
  'respelling',
  'forms',
  'visualContexts',
  'emotions',
] as const;
export type InferredRowKey = (typeof inferredRowKeys)[number];

export function inferredRows(nameOf: (key: InferredRowKey) => string): readonly TierRow[] {
  return inferredRowKeys.map((key) => ({ key, name: nameOf(key), origin: 'INFERRED', isIpa: key === 'phones' }));
}

/**
 * Reads what was inferred about a recording, page by page, into the book; what is known already stays until its row has been read to the
 * end. Nothing is inferred for it. What people say in its place is read with the annotations.
 */
export async function readInferred(
  client: Client,
  id: string,
  book: RecordingBook,
  signal: AbortSignal,
): Promise<void> {
  const read = { client, id, signal };
  await Promise.all([readHeard(read, book), readSpeakers(read, book), readSeen(read, book), readFelt(read, book)]);
}

interface Read {
  readonly client: Client;
  /** Of the recording. */
  readonly id: string;
  readonly signal: AbortSignal;
}

/** One row while it is read. */
class RowReading {
  private readonly ids = new Set<string>();

  constructor(
    private readonly book: RecordingBook,
    private readonly key: InferredRowKey,
  ) {}

  put(items: readonly TimelineItem[]): void {
    for (const { id } of items) this.ids.add(id);
    this.book.putStatements(this.key, items);
  }

  end(): void {
    this.book.keepOnlyStatements(this.key, this.ids);
  }
}

async function readHeard({ client, id, signal }: Read, book: RecordingBook): Promise<void> {
  const rows = (['events', 'phones', 'respelling', 'forms'] as const).map((key) => new RowReading(book, key));
  const [events, phones, respelled, forms] = rows as [RowReading, RowReading, RowReading, RowReading];
  for await (const { edges } of pages(signal, async (after) => {
    const { data } = await client.query(heard, { id, after }, fresh).toPromise();
    return data?.recording?.soundEvents;
  })) {
    const nodes = edges.map(({ node }) => node);
    events.put(nodes.map(({ label: text, ...event }) => ({ ...timed(event), text })));
    phones.put(
      nodes.flatMap(({ phones }) => phones ?? []).map(({ type, ...phone }) => ({ ...timed(phone), text: type.ipa })),
    );
    respelled.put(
      nodes.flatMap(({ id: eventId, startSeconds, endSeconds, respelling: text }) =>
        text ? [{ id: `${eventId}:respelling`, startSeconds, endSeconds, text }] : [],
      ),
    );
    forms.put(nodes.flatMap((event) => event.forms.map(formItem)));
  }
  if (!signal.aborted) for (const row of rows) row.end();
}

type SoundEvents = NonNullable<NonNullable<HeardInRecordingQuery['recording']>['soundEvents']>;
type FormHeard = SoundEvents['edges'][number]['node']['forms'][number];

/** A form bears the name of what it most probably means, and how probable that is; what is less probable than not is asked. */
function formItem({ token: { id, startSeconds, endSeconds }, form, mapping }: FormHeard): TimelineItem {
  const { concept, probability = 0 } = mapping ?? {};
  const name = concept ? (concept.label ?? shortId(concept.id)) : '';
  return {
    ...{ id, startSeconds, endSeconds, text: probability < 0.5 ? `${name}?` : name },
    ...(mapping && { confidence: mapping.probability }),
    page: `/lexicon/${form.lexiconId}/forms/${form.id}`,
  };
}

function timed<Timed extends Pick<TimelineItem, 'id' | 'startSeconds' | 'endSeconds' | 'confidence'>>(told: Timed) {
  const { id, startSeconds, endSeconds, confidence } = told;
  return { id, startSeconds, endSeconds, confidence };
}

async function readSpeakers({ client, id, signal }: Read, book: RecordingBook): Promise<void> {
  const { data } = await client.query(speakers, { id }, fresh).toPromise();
  if (signal.aborted) return;
  const row = new RowReading(book, 'sources');
  for (const { label, source, confidence, turns } of data?.recording?.heardSources ?? []) {
    row.put(turns.map((turn) => ({ ...turn, text: source?.name ?? label, confidence: confidence ?? undefined })));
  }
  row.end();
}

async function readSeen({ client, id, signal }: Read, book: RecordingBook): Promise<void> {
  const row = new RowReading(book, 'visualContexts');
  for await (const { edges } of pages(signal, async (after) => {
    const { data } = await client.query(seen, { id, after }, fresh).toPromise();
    return data?.recording?.visualContexts;
  })) {
    row.put(
      edges.map(({ node: { id: contextId, startSeconds, endSeconds, shows } }) => {
        const surest = shows.toSorted((a, b) => b.confidence - a.confidence);
        const text = surest.map(({ concept }) => concept.label ?? '?').join(', ');
        return { id: contextId, startSeconds, endSeconds, text, confidence: surest[0]?.confidence };
      }),
    );
  }
  if (!signal.aborted) row.end();
}

async function readFelt({ client, id, signal }: Read, book: RecordingBook): Promise<void> {
  const row = new RowReading(book, 'emotions');
  for await (const { edges } of pages(signal, async (after) => {
    const { data } = await client.query(felt, { id, after }, fresh).toPromise();
    return data?.recording?.emotions;
  })) {
    row.put(
      edges.flatMap(({ node: { utterance, emotion } }) => {
        const { startSeconds, endSeconds } = utterance;
        const { id: emotionId, category, confidence } = emotion;
        if (!category) return [];
        return [{ id: emotionId, startSeconds, endSeconds, text: category.toLowerCase(), confidence }];
      }),
    );
  }
  if (!signal.aborted) row.end();
}
