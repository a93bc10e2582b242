import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { unit } from '../../../src/meaning/moments/moment-features.ts';
import { momentsOfLexicon } from '../../../src/meaning/moments/moments-inference.ts';
import {
  exampleOfContext,
  exampleOfSituation,
  nearestMoments,
} from '../../../src/meaning/moments/similar-moments.store.ts';
import { descriptorBytes } from '../../../src/sight/appearance/appearance-descriptor.ts';
import { startProgram, type RunningProgram } from '../../e2e/running-server.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { becomeReady } from '../../inference/toy-corpus.ts';
import { query } from '../../inference/toy-inference.ts';
import { inventWords } from '../../phonetics/forms/invented-words.ts';
import { forgetTalk, makeTalk, runnerOf } from '../toy-talk.ts';

const addSounds = query(
  'add-sounds',
  `UNWIND $sounds AS sound
   MATCH (event:SoundEvent {id: sound.eventId})
   CREATE (event)-[:HAS_STRETCH]->(stretch:SoundStretch {id: 'stretch of ' + event.id, current: true, space: 'toy',
     recordingId: event.recordingId, collectionId: event.collectionId, soundEventId: event.id, kind: 'HUMAN', ordinal: 0,
     startSeconds: event.startSeconds, endSeconds: event.endSeconds})
   WITH stretch, sound CALL db.create.setNodeVectorProperty(stretch, 'embedding', sound.vector)
   RETURN count(stretch) AS count`,
);
const addLooks = query(
  'add-looks',
  `UNWIND $looks AS look
   MATCH (view:VisualContext {id: look.viewId})
   CREATE (view)-[:HAS_APPEARANCE {box: [0.4 * look.place, 0.5, 0.3, 0.3]}]->(:Appearance {id: 'look ' + look.place + ' of ' + view.id, current: true,
     recordingId: view.recordingId, collectionId: view.collectionId, startSeconds: view.startSeconds,
     endSeconds: view.endSeconds, confidence: 0.8, descriptor: look.descriptor})`,
);
const makeSilent = query(
  'make-silent',
  `MATCH (collection:Collection {id: 'collection'})
   CREATE (recording:Recording {id: $id, collectionId: 'collection', lexiconId: 'lexicon', ownerId: 'local', sha256: $id,
     title: $id + '.mp4', mimeType: 'video/mp4', container: 'mp4', kind: 'VIDEO', durationSeconds: 3.0, sizeBytes: 1,
     hasAudio: false, hasVideo: true, addedAtMs: 1, state: 'WAITING'})-[:IN]->(collection)
   CREATE (recording)-[:CONTAINS]->(:VisualContext {id: 'view of ' + $id, recordingId: $id, collectionId: 'collection',
     current: true, ordinal: 0, startSeconds: 0.0, endSeconds: 3.0})`,
);
const makeStranger = query(
  'make-stranger',
  `MATCH (near:Situation {id: $nearId})
   CREATE (event:SoundEvent {id: 'strange event', current: true, recordingId: 'strange'})
   CREATE (stranger:Situation {id: 'stranger', lexiconId: 'another lexicon', collectionId: 'another', recordingId: 'strange',
     momentSpace: near.momentSpace, startSeconds: 0.0, endSeconds: 1.0})-[:ABOUT]->(event)
   WITH near, stranger
   CALL db.create.setNodeVectorProperty(stranger, 'momentPoint', near.momentPoint)
   CALL db.create.setNodeVectorProperty(stranger, 'soundPoint', near.soundPoint)
   RETURN count(*) AS count`,
);
const addTranscript = query(
  'add-transcript',
  `MATCH (recording:Recording {id: $recordingId})
   CREATE (recording)-[:HAS_TRANSCRIPT]->(transcript:Transcript {id: 'transcript', recordingId: $recordingId,
     collectionId: 'collection', current: true, language: 'xxx', origin: 'IMPORTED', createdAtMs: 1, longestCueSeconds: 60.0})
   WITH transcript UNWIND $written AS line
   MATCH (event:SoundEvent {id: line.eventId})
   CREATE (transcript)-[:HAS_CUE]->(:Cue {id: 'cue ' + line.eventId, transcriptId: transcript.id, recordingId: $recordingId,
     collectionId: 'collection', ordinal: event.ordinal, startSeconds: event.startSeconds, endSeconds: event.endSeconds,
     text: line.text, words: [line.text], wordsFrom: [0], wordsTo: [size(line.text)], wordStarts: [-1.0], wordEnds: [-1.0]})`,
);
const readPoints = query(
  'read-points',
  `MATCH (situation:Situation {lexiconId: 'lexicon'})-[:ABOUT]->(event:SoundEvent) WHERE situation.momentPoint IS NOT NULL
   RETURN situation.id AS id, event.id AS eventId, situation.momentSpace AS space, situation.momentPoint AS point,
     situation.sightPoint IS NOT NULL AS hasSight, situation.textPoint IS NOT NULL AS hasText ORDER BY eventId`,
);
const countInIndexes = query(
  'count-in-indexes',
  `UNWIND ['situation_moment', 'situation_moment_sound'] AS index
   CALL db.index.vector.queryNodes(index, 1000, [n IN range(1, 128) | 1.0]) YIELD node
   WHERE node.recordingId = $recordingId
   RETURN count(node) AS count`,
);

interface PointRow {
  readonly id: string;
  readonly eventId: string;
  readonly space: string;
  readonly point: readonly number[];
  readonly hasSight: boolean;
  readonly hasText: boolean;
}

const words = inventWords(3, 'moments');
const things = ['dog', 'cup', 'ball'];
/** Utterance by utterance: which word, and which other thing is in view beside its own; none where nothing is in view. */
const said: readonly (readonly [word: number, beside: number | null])[] = Array.from({ length: 24 }, (_, place) => {
  const word = place % 3;
  return [word, place === 23 ? null : (word + 1 + (Math.floor(place / 3) % 2)) % 3];
});
const silent = 'silent film';

describeGraph('moments', (fixture) => {
  const lanes = new Lanes(1);
  let program: RunningProgram;
  const access = { collectionIds: ['collection'], lexiconIds: ['lexicon'] };
  const points = async () => await fixture.graph.read<PointRow>(readPoints);
  const wordOf = (eventId: string) => said[Number(eventId.split(' ')[1])]![0];

  beforeAll(async () => {
    for (const [id, from, to] of [
      ['walk', 0, 12],
      ['talk', 12, 24],
    ] as const) {
      const own = said.slice(from, to);
      await makeTalk(
        fixture.graph,
        id,
        own.map(([word, beside]) => ({
          word: words[word]!,
          shows: beside === null ? [] : [things[word]!, things[beside]!],
        })),
      );
      const sounds = own.map(([word], place) => ({ eventId: `${id} ${place}`, vector: soundOf(word, from + place) }));
      const looks = own.flatMap(([word, beside], place) =>
        (beside === null ? [] : [beside, word]).map((thing, at) => ({
          viewId: `view of ${id} ${place}`,
          place: at,
          descriptor: looksOf(thing, from + place),
        })),
      );
      await fixture.graph.write(async (transaction) => {
        await transaction.run(addSounds, { sounds });
        await transaction.run(addLooks, { looks });
      });
    }
    await fixture.graph.write(async (transaction) => {
      await transaction.run(makeSilent, { id: silent });
      const looks = [{ viewId: `view of ${silent}`, place: 0, descriptor: looksOf(1, 99) }];
      await transaction.run(addLooks, { looks });
    });
    const written = said
      .slice(12, 24)
      .map(([word], place) => ({ eventId: `talk ${place}`, text: ['hund', 'tasse', 'ball'][word]! }));
    await fixture.graph.write((transaction) => transaction.run(addTranscript, { recordingId: 'talk', written }));
    for (const id of ['walk', 'talk', silent]) await becomeReady(fixture.graph, id);
    program = await startProgram({ works: false });
  }, 300_000);
  afterAll(async () => {
    await program?.stop();
    await lanes.close();
  });

  it('places every situation in a step, and again when it is settled, the same however often', async () => {
    await runnerOf(fixture.graph, lanes).catchUp('lexicon');
    const stepped = await points();
    expect(stepped).toHaveLength(24);
    expect(stepped.filter(({ hasSight }) => !hasSight)).toHaveLength(1);
    expect(stepped.filter(({ hasText }) => hasText).map(({ eventId }) => eventId)).toEqual(
      stepped.map(({ eventId }) => eventId).filter((id) => id.startsWith('talk')),
    );
    await runnerOf(fixture.graph, lanes).settle('lexicon');
    const settled = await points();
    expect(new Set(settled.map(({ space }) => space)).size).toBe(1);
    expect(settled[0]!.space).not.toBe(stepped[0]!.space);
    for (const { point } of settled) {
      expect(point).toHaveLength(128);
      expect(Math.hypot(...point)).toBeCloseTo(1, 4);
    }
    const { signal } = new AbortController();
    const delta = await momentsOfLexicon.settle({ lexiconId: 'lexicon', graph: fixture.graph, lanes, signal });
    await fixture.graph.write((transaction) => momentsOfLexicon.write(delta, 'lexicon', transaction));
    expect(await points()).toEqual(settled);
  }, 120_000);

  it('finds moments of the same word by sound, by sight and by both, through GraphQL', async () => {
    const { soundEvents } = await program.query<{ soundEvents: { edges: { node: Heard }[] } }>(
      `{ soundEvents(recordingId: "walk", first: 3) { edges { node { id situation { id
           all: similarMoments(first: 4) { ...like }
           bySound: similarMoments(by: SOUND, first: 4) { ...like }
           bySight: similarMoments(by: SIGHT, first: 4) { ...like }
           byText: similarMoments(by: TEXT) { ...like } } } } } }
       fragment like on SimilarMoment { likeness situation { id recordingId startSeconds } }`,
    );
    const eventOf = new Map((await points()).map(({ id, eventId }) => [id, eventId]));
    const heard = soundEvents.edges.map(({ node }) => node);
    expect(heard).toHaveLength(3);
    for (const { id, situation } of heard) {
      for (const like of [situation.all, situation.bySound]) {
        expect(like.map((each) => wordOf(eventOf.get(each.situation.id)!))).toEqual(Array(4).fill(wordOf(id)));
        expect(like.map((each) => each.situation.id)).not.toContain(situation.id);
        expect(like.map(({ likeness }) => likeness)).toEqual(
          like.map(({ likeness }) => likeness).sort((a, b) => b - a),
        );
      }
      expect(situation.bySight).toHaveLength(4);
      expect(situation.byText).toBeNull();
    }
  });

  it('tells which sounds go with a picture without sound', async () => {
    const { visualContexts } = await program.query<{ visualContexts: { edges: { node: Seen }[] } }>(
      `{ visualContexts(recordingId: "${silent}") { edges { node {
           soundsThatGoWith(first: 3) { likeness soundEvent { id } situation { id saw { conceptId } } }
           similarMoments(first: 2) { likeness } } } } }`,
    );
    const [{ node }] = visualContexts.edges as [{ node: Seen }];
    expect(node.soundsThatGoWith.map(({ soundEvent }) => wordOf(soundEvent.id))).toEqual([1, 1, 1]);
    expect(node.similarMoments).toHaveLength(2);
  });

  it('finds moments by what is written of them, those too of which nothing is written', async () => {
    const eventOf = new Map((await points()).map(({ id, eventId }) => [id, eventId]));
    const [one] = [...eventOf].find(([, eventId]) => eventId === 'talk 1')!;
    const example = (await exampleOfSituation(fixture.graph, one, 'text', access))!;
    const found = await nearestMoments(fixture.graph, example, 'moments', 6);
    const events = found.map(({ event }) => event.id);
    expect(events.map(wordOf)).toEqual(Array(6).fill(wordOf('talk 1')));
    expect(events.some((id) => id.startsWith('walk'))).toBe(true);
  });

  it('tells nothing of another lexicon, and nothing to who may not read all of this one', async () => {
    const [first] = (await points()) as [PointRow];
    await fixture.graph.write((transaction) => transaction.run(makeStranger, { nearId: first.id }));
    const example = (await exampleOfSituation(fixture.graph, first.id, 'moment', access))!;
    for (const among of ['moments', 'sounds'] as const) {
      const found = await nearestMoments(fixture.graph, example, among, 50);
      expect(found.map(({ situation }) => situation.id)).not.toContain('stranger');
      expect(found).toHaveLength(23);
    }
    const stranger = { collectionIds: ['collection'], lexiconIds: [] };
    expect(await exampleOfSituation(fixture.graph, first.id, 'moment', stranger)).toBeUndefined();
    expect(await exampleOfContext(fixture.graph, `view of ${silent}`, stranger)).toBeUndefined();
    expect(
      await exampleOfContext(fixture.graph, `view of ${silent}`, { ...access, collectionIds: [] }),
    ).toBeUndefined();
  });

  it('forgets the points of a recording with it', async () => {
    await forgetTalk(fixture.graph, 'walk');
    expect((await points()).every(({ eventId }) => !eventId.startsWith('walk'))).toBe(true);
    expect(await fixture.graph.read(countInIndexes, { recordingId: 'walk' })).toEqual([{ count: 0 }]);
    await runnerOf(fixture.graph, lanes).settle('lexicon');
    expect(await points()).toHaveLength(12);
  }, 120_000);
});

interface Alike {
  readonly likeness: number;
  readonly situation: { readonly id: string };
}

interface Heard {
  readonly id: string;
  readonly situation: {
    readonly id: string;
    readonly all: readonly Alike[];
    readonly bySound: readonly Alike[];
    readonly bySight: readonly Alike[];
    readonly byText: null;
  };
}

interface Seen {
  readonly soundsThatGoWith: readonly { readonly soundEvent: { readonly id: string } }[];
  readonly similarMoments: readonly object[];
}

/** A word as a point among sounds, a little elsewhere each time. */
function soundOf(word: number, take: number): number[] {
  const [base, change] = [seededRandom(word + 1), seededRandom(1000 + take)];
  return [...unit(Float32Array.from({ length: 128 }, () => base() - 0.5 + 0.5 * (change() - 0.5)))];
}

/** A thing's looks, a little different each time. */
function looksOf(thing: number, take: number): Uint8Array {
  const [base, change] = [seededRandom(50 + thing), seededRandom(2000 + 10 * take + thing)];
  const bytes = Uint8Array.from({ length: descriptorBytes }, () =>
    Math.round(78 + 100 * base() + 30 * (change() - 0.5)),
  );
  bytes[0] = 1;
  return bytes;
}
