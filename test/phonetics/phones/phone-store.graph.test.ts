import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { countTokens, listTypes } from '../../../src/phonetics/phones/phone.store.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { countingGraph, makeToyRecordings } from '../../inference/toy-graph.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const makeUtterances = query(
  'make-utterances',
  `MATCH (recording:Recording {id: $recordingId})
   UNWIND $utterances AS made
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance)
   SET event = made, event.recordingId = recording.id, event.collectionId = recording.collectionId,
     event.label = 'voice', event.kind = 'HUMAN', event.confidence = 1.0, event.current = true`,
);
const chains = query(
  'chains',
  `MATCH (event:SoundEvent)-[:HAS_PHONE]->(first:PhoneToken) WHERE NOT EXISTS { ()-[:NEXT]->(first) }
   MATCH path = (first)-[:NEXT]->*(last:PhoneToken) WHERE NOT EXISTS { (last)-[:NEXT]->() }
   RETURN event.id AS id, [phone IN nodes(path) | head([(phone)-[:OF_TYPE]->(type) | type.ipa])] AS ipas ORDER BY id`,
);
const counts = query(
  'counts',
  `RETURN COUNT { (:PhoneToken) } AS tokens, COUNT { (:PhoneSequence) } AS sequences, COUNT { (:PhoneType) } AS types,
     COUNT { (:PhoneToken)-[:OF_TYPE]->() } AS typed`,
);

/** The shipped inference with a recogniser that needs no network. */
const phones = { ...phonesOfUtterance, reads: [], models: [], run: toyRun('phones') };

describeGraph('the store of phones', (fixture) => {
  let folder: MediaFolder;
  let wave: string;
  let engine: InferenceEngine;
  let recordingIds: readonly string[];
  const lanes = new Lanes(1);
  const engineOn = (graph: Graph) =>
    new InferenceEngine({ graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
    engine = engineOn(fixture.graph);
  });
  beforeEach(async () => {
    await fixture.wipe();
    recordingIds = await makeToyRecordings(fixture.graph, 2);
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  /** Utterances of so many phones, one after the other. @returns their ids */
  async function utterances(recordingId: string, ...lengths: number[]): Promise<string[]> {
    const made = lengths.map((length, place) => ({
      id: `${recordingId} ${place}`,
      startSeconds: 10 * place,
      endSeconds: 10 * place + length / 10,
    }));
    await fixture.graph.write((transaction) => transaction.run(makeUtterances, { recordingId, utterances: made }));
    return made.map(({ id }) => id);
  }

  it('gives back what was heard in each utterance, in order, or why nothing was', async () => {
    const ids = await utterances(recordingIds[0]!, 3, 0);
    const [heard, unheard] = await engine.ensure(phones, ids);
    expect(heard!.silence).toBeNull();
    expect(heard!.phones.map(({ ipa, ordinal }) => [ipa, ordinal])).toEqual([
      ['a', 0],
      ['t', 1],
      ['a', 2],
    ]);
    expect(heard!.phones[0]).toMatchObject({
      recordingId: recordingIds[0],
      soundEventId: ids[0],
      startSeconds: 0,
      endSeconds: 0.1,
      confidence: 0.75,
      alternatives: [
        { ipa: 'e', confidence: 0.125 },
        { ipa: 'o', confidence: 0.0625 },
      ],
      stress: 'PRIMARY',
      tone: '51',
    });
    expect(heard!.phones[1]).toMatchObject({ alternatives: [], stress: null, tone: null });
    expect(unheard).toEqual({ phones: [], silence: 'UNSURE' });
    expect(await engine.ensure(phones, ids)).toEqual([heard, unheard]);
  });

  it('hangs the phones of an utterance on their types, and chains them', async () => {
    const ids = await utterances(recordingIds[0]!, 4, 1);
    await engine.ensure(phones, ids);
    expect(await fixture.graph.read(chains)).toEqual([
      { id: ids[0], ipas: ['a', 't', 'a', 't'] },
      { id: ids[1], ipas: ['a'] },
    ]);
  });

  it('keeps one chain of one type each when it is inferred again', async () => {
    const ids = await utterances(recordingIds[0]!, 4);
    const [former] = await engine.ensure(phones, ids);
    const [again] = await engine.ensure(phones, ids, { policy: 'AGAIN' });
    expect(again).toEqual(former);
    expect(await fixture.graph.read(counts)).toEqual([{ tokens: 4, sequences: 1, types: 2, typed: 4 }]);
    expect(await fixture.graph.read(chains)).toEqual([{ id: ids[0], ipas: ['a', 't', 'a', 't'] }]);
  });

  it('reads the phones of many utterances in one query', async () => {
    const ids = await utterances(recordingIds[0]!, 5, 3, 8, 0, 2);
    await engine.ensure(phones, ids);
    const { graph, queries } = countingGraph(fixture.graph);
    const found = await engineOn(graph).ensure(phones, ids);
    expect(found.map((each) => each!.phones.length)).toEqual([5, 3, 8, 0, 2]);
    expect(queries).toEqual(['phonetics/read-phones']);
  });

  it('writes a long recording in parts, each with its runs', async () => {
    const ids = await utterances(recordingIds[0]!, 1, 2, 3, 4, 5);
    const { graph, queries } = countingGraph(fixture.graph);
    const found = await engineOn(graph).ensure({ ...phones, mostSubjects: 2 }, ids);
    expect(found.map((each) => each!.phones.length)).toEqual([1, 2, 3, 4, 5]);
    expect(queries.filter((name) => name === 'phonetics/write-phones')).toHaveLength(3);
  });

  it('lists the phones that were heard in what one may read, and counts them', async () => {
    await engine.ensure(phones, await utterances(recordingIds[0]!, 3));
    await engine.ensure(phones, await utterances(recordingIds[1]!, 2));
    // Those of other parameters are not what the graph shows.
    await engine.ensure(phones, [`${recordingIds[0]!} 0`], { parameters: { vowel: 'ɑ' } });
    const window = { order: 'phoneTypes', limit: 10, backward: false };
    const types = await listTypes(fixture.graph, window, ['collection']);
    expect(types.map(({ ipa }) => ipa)).toEqual(['a', 't']);
    expect(types[0]!.features).toContain('+syl');
    expect(types[1]!.features).toContain('-voi');
    const backward = await listTypes(fixture.graph, { ...window, backward: true }, ['collection']);
    expect(backward.map(({ ipa }) => ipa)).toEqual(['t', 'a']);
    const after = await listTypes(fixture.graph, { ...window, after: ['a'] }, ['collection']);
    expect(after.map(({ ipa }) => ipa)).toEqual(['t']);
    expect(await listTypes(fixture.graph, window, ['another'])).toEqual([]);
    expect(await countTokens(fixture.graph, ['a', 't', 'x'], ['collection'])).toEqual(
      new Map([
        ['a', 3],
        ['t', 2],
        ['x', 0],
      ]),
    );
    expect((await countTokens(fixture.graph, ['a'], ['another'])).get('a')).toBe(0);
  });

  it('takes everything about a recording back, and nothing about another', async () => {
    await engine.ensure(phones, await utterances(recordingIds[0]!, 3, 0));
    await engine.ensure(phones, await utterances(recordingIds[1]!, 2));
    await fixture.graph.write((transaction) => phones.store.forget(recordingIds[0]!, transaction));
    expect(await fixture.graph.read(counts)).toEqual([{ tokens: 2, sequences: 1, types: 2, typed: 2 }]);
  });

  it('bears two recordings that are written at once', async () => {
    const many = Array.from({ length: 60 }, () => 12);
    const [one, other] = [await utterances(recordingIds[0]!, ...many), await utterances(recordingIds[1]!, ...many)];
    const found = await Promise.all([engine.ensure(phones, one), engineOn(fixture.graph).ensure(phones, other)]);
    expect(found.flat().every((each) => each!.phones.length === 12)).toBe(true);
  });
});
