import { beforeEach, expect, it } from 'vitest';
import { cypher } from '../../src/graph/cypher-query.ts';
import { observe } from '../../src/meaning/cross-situational-learner.ts';
import {
  LearnerStateCache,
  packChange,
  readState,
  readStateOfPairs,
  writeState,
} from '../../src/meaning/learner-state.store.ts';
import type { LearnerState } from '../../src/meaning/learner-state.ts';
import { mappings } from '../../src/meaning/mappings.ts';
import { settle } from '../../src/meaning/settle.ts';
import { storeState } from '../../src/meaning/stored-state.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { clipWorld, generateWorld } from './generated-world.ts';

const lexiconId = 'lexicon_state';
const { situations } = generateWorld(clipWorld);
const asJson = (state: LearnerState | undefined) => state && (JSON.parse(JSON.stringify(storeState(state))) as unknown);

describeGraph('the learner’s state in the graph', (fixture) => {
  const write = async (state: LearnerState, changed?: Parameters<typeof packChange>[1]) => {
    const change = await packChange(state, changed);
    await fixture.graph.write((transaction) => writeState(change, lexiconId, transaction));
    return change;
  };
  const rowCount = async () => (await fixture.graph.read(cypher('meaning/read-learner-state'), { lexiconId })).length;

  beforeEach(async () => {
    await fixture.wipe();
  });

  it('is nothing before the first step', async () => {
    expect(await readState(fixture.graph, lexiconId)).toBeUndefined();
    expect(await new LearnerStateCache().take(fixture.graph, lexiconId)).toBeUndefined();
    expect(await rowCount()).toBe(0);
  });

  it('comes back as it was, after a step that wrote only the rows of what it touched', async () => {
    const state = settle(situations.slice(0, 40));
    await write(state);
    expect(sorted(asJson(await readState(fixture.graph, lexiconId)))).toEqual(sorted(asJson(state)));

    const next = situations[40]!;
    observe(state, next);
    const formIds = next.heard.flatMap(({ forms }) => forms.map(({ formId }) => formId));
    const change = await write(state, { formIds, conceptIds: next.saw.map(({ conceptId }) => conceptId) });
    expect(change.rows.length).toBe(new Set(formIds).size + next.saw.length);
    expect(sorted(asJson(await readState(fixture.graph, lexiconId)))).toEqual(sorted(asJson(state)));
  });

  it('leaves nothing of what a settling no longer knows', async () => {
    await write(settle(situations));
    const fewer = settle(situations.slice(0, 5));
    await write(fewer);
    expect(sorted(asJson(await readState(fixture.graph, lexiconId)))).toEqual(sorted(asJson(fewer)));
  });

  it('is taken from memory while the store holds what memory does, and from the store where another process went on', async () => {
    const cache = new LearnerStateCache();
    const state = settle(situations.slice(0, 20));
    const { revision } = await write(state);
    cache.keep(lexiconId, revision, state);
    expect(await cache.take(fixture.graph, lexiconId)).toBe(state);

    cache.keep(lexiconId, revision, state);
    const ofOther = settle(situations.slice(0, 30));
    await write(ofOther);
    const taken = await cache.take(fixture.graph, lexiconId);
    expect(taken).not.toBe(state);
    expect(taken?.situations).toBe(30);

    // kept, but never committed
    cache.keep(lexiconId, 'of-a-transaction-that-failed', settle(situations.slice(0, 35)));
    expect((await cache.take(fixture.graph, lexiconId))?.situations).toBe(30);
  });

  it('is looked into where it is kept, and stays there for the next step', async () => {
    const cache = new LearnerStateCache();
    const look = () => cache.look(fixture.graph, lexiconId, (state) => state);
    expect(await look()).toBeUndefined();
    const state = settle(situations.slice(0, 20));
    const { revision } = await write(state);
    cache.keep(lexiconId, revision, state);
    expect(await look()).toBe(state);
    expect(await cache.take(fixture.graph, lexiconId)).toBe(state);
    // what a step has taken and may be changing is read from the store, and then kept
    const read = await look();
    expect(read).not.toBe(state);
    expect(await look()).toBe(read);
    await write(settle(situations.slice(0, 30)));
    expect((await look())?.situations).toBe(30);
    const other = settle(situations.slice(0, 3));
    cache.keep('another lexicon', 'its revision', other);
    expect((await look())?.situations).toBe(30);
    expect(await look()).not.toBe(await look());
  });

  it('tells of some pairs by their own rows what it tells by all', async () => {
    await write(settle(situations));
    const all = mappings((await readState(fixture.graph, lexiconId))!, { minimumProbability: 0 });
    const asked = all.filter((_, i) => i % 7 === 0);
    const [found, rows] = await Promise.all([
      readStateOfPairs(fixture.graph, lexiconId, {
        formIds: [...new Set(asked.map(({ formId }) => formId))],
        conceptIds: [...new Set(asked.map(({ conceptId }) => conceptId))],
      }),
      readStateOfPairs(fixture.graph, lexiconId, { formIds: ['nobody said it'], conceptIds: [] }),
    ]);
    const byPair = new Map(
      mappings(found!, { minimumProbability: 0 }).map((mapping) => [mapping.formId + mapping.conceptId, mapping]),
    );
    for (const mapping of asked) expect(byPair.get(mapping.formId + mapping.conceptId)).toEqual(mapping);
    expect(mappings(rows!, { minimumProbability: 0 })).toEqual([]);
  });
});

/** Rows come back in order of their keys. */
function sorted(stored: unknown): unknown {
  const { forms, concepts, ...rest } = stored as { forms: [string][]; concepts: [string][] };
  const byId = (a: [string], b: [string]) => (a[0] < b[0] ? -1 : 1);
  return { ...rest, forms: [...forms].sort(byId), concepts: [...concepts].sort(byId) };
}
