import { Client, fetchExchange } from 'urql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationReader } from '../../../../src/workbench/pages/recording/annotation-reader.ts';
import { RecordingBook } from '../../../../src/workbench/pages/recording/recording-book.ts';
import { allToRead, nothingToRead } from '../../../../src/workbench/pages/recording/what-to-read.ts';
import { IntervalIndex } from '../../../../src/workbench/timeline/interval-index.ts';

interface Said {
  readonly id: string;
  readonly tierId: string;
  readonly startSeconds: number;
  readonly text: string;
}

interface Asked {
  readonly operationName: string;
  readonly variables: {
    ids?: string[];
    tierIds?: string[];
    from?: number;
    to?: number;
    first?: number;
    after?: string;
  };
}

/** What the server holds, answered as the API does, page by page. */
class Held {
  readonly said = new Map<string, Said>();
  readonly tiers = new Set<string>();
  asked: Asked[] = [];

  say(tierId: string, id: string, startSeconds: number, text = id): void {
    this.tiers.add(tierId);
    this.said.set(id, { id, tierId, startSeconds, text });
  }

  readonly answer = (_address: unknown, request?: RequestInit): Promise<Response> => {
    const asked = JSON.parse(request!.body as string) as Asked;
    this.asked.push(asked);
    const recording = this.recording(asked);
    return Promise.resolve(Response.json({ data: { recording } }));
  };

  private recording({ operationName, variables: { ids, tierIds, from, to, first, after } }: Asked): object {
    const all = [...this.said.values()];
    if (operationName === 'TiersOfRecording') {
      const countOf = (id: string) => all.filter(({ tierId }) => tierId === id).length;
      return {
        tiers: [...this.tiers].map((id) => ({ id, name: id, statementKind: null, annotationCount: countOf(id) })),
      };
    }
    if (operationName === 'AnnotationsById') {
      return { annotationsById: all.filter(({ id }) => ids!.includes(id)).map(shown) };
    }
    const found = all.filter(({ tierId, startSeconds }) => {
      return tierIds!.includes(tierId) && startSeconds >= from! && startSeconds < to!;
    });
    const begin = Number(after ?? 0);
    const end = begin + first!;
    const edges = found.slice(begin, end).map((each) => ({ node: shown(each) }));
    return { annotations: { edges, pageInfo: { hasNextPage: found.length > end, endCursor: String(end) } } };
  }
}

function shown({ startSeconds, ...said }: Said) {
  const untold = { revision: 1, statementId: null, rejected: null };
  return { ...said, ...untold, startSeconds, endSeconds: startSeconds + 1 };
}

describe('AnnotationReader', () => {
  let held: Held;
  let rows: Map<string, IntervalIndex>;
  let book: RecordingBook;
  let reader: AnnotationReader;
  let tierIds: readonly string[];
  const problems: unknown[] = [];
  beforeEach(() => {
    held = new Held();
    for (let i = 0; i < 500; i++) held.say(i % 2 ? 'words' : 'phones', `a${i}`, i / 10);
    rows = new Map();
    book = new RecordingBook((key, changes) => {
      rows.set(key, (rows.get(key) ?? new IntervalIndex([])).with(changes));
    });
    const client = new Client({
      ...{ url: 'http://localhost/graphql', exchanges: [fetchExchange], preferGetMethod: false },
      fetch: held.answer,
    });
    reader = new AnnotationReader(client, { id: 'r', durationSeconds: 60 }, book, {
      onTiers: (tiers) => (tierIds = tiers.map(({ id }) => id)),
      onProblem: (error) => problems.push(error),
      moment: () => 0,
    });
  });
  afterEach(() => {
    reader.stop();
    expect(problems.splice(0)).toEqual([]);
  });
  const idsIn = (key: string) => (rows.get(key)?.items ?? []).map(({ id }) => id);
  const idsHeld = (key: string) => [...held.said.values()].flatMap(({ id, tierId }) => (tierId === key ? [id] : []));
  const operations = () => held.asked.map(({ operationName }) => operationName);
  const isRead = async (...keys: string[]) => {
    await vi.waitFor(() => {
      for (const key of keys) expect(new Set(idsIn(key))).toEqual(new Set(idsHeld(key)));
    });
  };

  it('reads all tiers, page by page', async () => {
    reader.read(allToRead);
    await isRead('words', 'phones');
    expect(tierIds).toEqual(['phones', 'words']);
  });

  it('reads what an event names with one request beside the list of tiers, and keeps the rest', async () => {
    reader.read(allToRead);
    await isRead('words', 'phones');
    const phones = rows.get('phones');
    held.asked = [];
    held.say('words', 'a1', 3, 'other');
    held.said.delete('a3');
    reader.read({ ...nothingToRead, annotationIds: new Set(['a1', 'a3']) });
    await isRead('words');
    expect(operations()).toEqual(['TiersOfRecording', 'AnnotationsById']);
    expect(rows.get('words')!.items.find(({ id }) => id === 'a1')).toMatchObject({ text: 'other', startSeconds: 3 });
    expect(rows.get('phones')).toBe(phones);
  });

  it('reads of a whole tier anew that tier alone, and a new one unasked', async () => {
    reader.read(allToRead);
    await isRead('words', 'phones');
    held.asked = [];
    held.said.delete('a5');
    held.say('new', 'n', 2);
    reader.read({ ...nothingToRead, tierIds: new Set(['words']) });
    await isRead('words', 'new');
    for (const { variables } of held.asked.slice(1)) expect(variables.tierIds).toEqual(['words', 'new']);
    expect(tierIds).toEqual(['phones', 'words', 'new']);
  });

  it('empties a tier that is gone', async () => {
    reader.read(allToRead);
    await isRead('words', 'phones');
    held.asked = [];
    held.tiers.delete('words');
    for (const id of idsHeld('words')) held.said.delete(id);
    reader.read(nothingToRead);
    await isRead('words');
    expect(operations()).toEqual(['TiersOfRecording']);
  });

  it('joins what is asked for while it reads', async () => {
    reader.read(allToRead);
    reader.read({ ...nothingToRead, annotationIds: new Set(['a1']) });
    reader.read({ ...nothingToRead, annotationIds: new Set(['a2']) });
    await vi.waitFor(() => expect(operations().at(-1)).toBe('AnnotationsById'));
    expect(held.asked.at(-1)!.variables.ids).toEqual(['a1', 'a2']);
    expect(operations().filter((name) => name === 'TiersOfRecording')).toHaveLength(2);
  });

  it('takes a tier that an edit has made from its answer, and reads one that came back with all that is in it', async () => {
    reader.read(allToRead);
    await isRead('words', 'phones');
    held.asked = [];
    const tier = (id: string) => ({ id, name: id, statementKind: null, annotationCount: 0 });
    const done = { annotations: [], deletedIds: [], deletedTierIds: [] };
    held.say('mine', 'm', 4);
    const made = shown(held.said.get('m')!);
    book.settle({ ...done, annotations: [made] });
    reader.edited({ ...done, annotations: [made], tiers: [tier('mine')] });
    expect(tierIds).toEqual(['phones', 'words', 'mine']);
    expect(held.asked).toEqual([]);
    held.say('back', 'b', 4);
    reader.edited({ ...done, tiers: [tier('back')] });
    await isRead('back', 'mine');
    for (const { variables } of held.asked.slice(1)) expect(variables.tierIds).toEqual(['back']);
  });
});
