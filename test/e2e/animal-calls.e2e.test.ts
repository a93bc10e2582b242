import { afterAll, beforeAll, expect, it } from 'vitest';
import { waveFile } from '../fixtures/wave-file.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { seededRandom } from '../../src/dsp/seeded-random.ts';
import { startProgram, type RunningProgram } from './running-server.ts';

const rate = 16_000;
const recordingSeconds = 60;

/** Rising whistle, or falling trill: what no detector of voice takes for words. */
const whistle = (time: number) => Math.sin(2 * Math.PI * (1800 * time + 2500 * time * time));
const trill = (time: number) =>
  Math.sin(2 * Math.PI * 3200 * time - 900 * time * time) * (0.55 + 0.45 * Math.cos(2 * Math.PI * 28 * time));
const calls = [whistle, trill] as const;
const callSeconds = 0.45;

function soundOf(
  made: readonly { readonly type: 0 | 1; readonly at: number }[],
  seconds: number,
  seed: number,
): Buffer {
  const random = seededRandom(seed);
  const samples = Float32Array.from({ length: seconds * rate }, () => 0.004 * (random() - 0.5));
  for (const { type, at } of made) {
    const pitch = 0.97 + 0.06 * random();
    for (let index = 0; index < callSeconds * rate; index++) {
      const time = index / rate;
      const swell = Math.min(1, time / 0.03, (callSeconds - time) / 0.03);
      samples[Math.floor(at * rate) + index]! += 0.35 * swell * calls[type](time * pitch);
    }
  }
  return waveFile(samples, { sampleRateHz: rate });
}

describeGraph('an animal from its sound to hypotheses', (fixture) => {
  let program: RunningProgram;
  let lexiconId: string;
  const takeoffs = new Map<string, number[]>();

  beforeAll(async () => {
    await fixture.wipe();
    program = await startProgram();
    const random = seededRandom(5);
    for (let place = 0; place < 6; place++) {
      const made: { type: 0 | 1; at: number }[] = [];
      for (let at = 1 + 2 * random(); at < recordingSeconds - 3; at += 1.2 + 4 * random()) {
        made.push({ type: random() < 0.5 ? 0 : 1, at });
      }
      const { uploadId } = await program.upload(soundOf(made, recordingSeconds, place), `tree ${place}.wav`);
      const { ingestRecording } = await program.query<{ ingestRecording: { recording: { id: string } } }>(
        `mutation ($uploadId: ID!) { ingestRecording(uploadId: $uploadId, collection: "wood", species: "Parus major") {
          ... on IngestAccepted { recording { id } } ... on MediaRefused { code message } } }`,
        { uploadId },
      );
      // it flies off after most whistles
      const whistles = made.filter(({ type }) => type === 0).map(({ at }) => at);
      takeoffs.set(
        ingestRecording.recording.id,
        whistles.filter((_, turn) => turn % 4 !== 3).map((at) => at + 0.8),
      );
    }
    await program.phonograph.worker.idle();
    const { collections } = await program.query<{ collections: { lexiconId: string; species: string }[] }>(
      '{ collections { lexiconId species language } }',
    );
    expect(collections).toMatchObject([{ species: 'Parus major', language: 'Parus major' }]);
    lexiconId = collections[0]!.lexiconId;
    for (const [id, times] of takeoffs) {
      for (const start of times) {
        await program.query(
          `mutation ($id: ID!, $start: Float!, $end: Float!) {
            noteBehaviour(recordingId: $id, startSeconds: $start, endSeconds: $end, label: "flies off") { id } }`,
          { id, start, end: start + 0.3 },
        );
      }
    }
  }, 300_000);
  afterAll(() => program?.stop());

  const formsOf = async () =>
    (
      await program.query<{ soundForms: { edges: { node: { id: string; tokenCount: number } }[] } }>(
        'query ($lexiconId: ID!) { soundForms(lexiconId: $lexiconId, minimumTokens: 10) { edges { node { id tokenCount } } } }',
        { lexiconId },
      )
    ).soundForms.edges.map(({ node }) => node);

  it('finds call types among sounds that are no voice', async () => {
    const forms = await formsOf();
    expect(forms.length).toBeGreaterThanOrEqual(2);
    const { soundEvents } = await program.query<{ soundEvents: { edges: { node: { label: string } }[] } }>(
      '{ soundEvents(first: 200) { edges { node { label } } } }',
    );
    expect(soundEvents.edges.some(({ node }) => node.label !== 'voice')).toBe(true);
  });

  it('finds what they go with', async () => {
    const { callHypotheses } = await program.query<{
      callHypotheses: {
        hypotheses: {
          edges: { node: { formId: string; sentence: string; direction: string; condition: { relation: string } } }[];
        };
      };
    }>(
      `query ($lexiconId: ID!) { callHypotheses(lexiconId: $lexiconId, withinSeconds: 2) {
        hypotheses(standing: HYPOTHESIS, conditionKind: BEHAVIOUR) { edges { node { formId sentence direction condition { relation phrase } } } } } }`,
      { lexiconId },
    );
    const found = callHypotheses.hypotheses.edges.map(({ node }) => node);
    const before = found.find(
      ({ condition, direction }) => condition.relation === 'BEFORE_START' && direction === 'MORE',
    );
    expect(before?.sentence).toContain('within 2 s before “flies off” begins');
  });

  it('interprets a new clip by its call types, and translates nothing', async () => {
    const clip = soundOf(
      [
        { type: 0, at: 1 },
        { type: 1, at: 3 },
      ],
      5,
      99,
    );
    const { uploadId } = await program.upload(clip, 'new.wav');
    const { interpret } = await program.query<{
      interpret: {
        utterances: {
          words: { meaning: null; refusal: { code: string }; likely: unknown[]; hypotheses: string[] }[];
          gloss: { translation: string | null; text: string; confidence: number };
        }[];
      };
    }>(
      `query ($uploadId: ID!) { interpret(uploadId: $uploadId) {
        ... on Interpretation { utterances { words { meaning { label } refusal { code } likely { label } hypotheses } gloss { translation text confidence } } }
        ... on InterpretationRefused { code message } } }`,
      { uploadId },
    );
    expect(interpret.utterances).toHaveLength(2);
    const words = interpret.utterances.flatMap((utterance) => utterance.words);
    expect(words.some(({ refusal }) => refusal.code === 'NOT_TRANSLATED')).toBe(true);
    for (const { meaning, likely } of words) expect([meaning, likely]).toEqual([null, []]);
    for (const { gloss } of interpret.utterances) {
      expect(gloss).toMatchObject({ translation: null, confidence: 0 });
      expect(gloss.text).toContain('not translated: calls of Parus major');
    }
    expect(interpret.utterances.some(({ gloss }) => gloss.text.includes('[hypothesis: '))).toBe(true);
  });

  it('hears calls no more where the lexicon is said to be of people, and again where it is not', async () => {
    const say = (species: string | null) =>
      program.query(
        'mutation ($lexiconId: ID!, $species: String) { setLexiconSpecies(lexiconId: $lexiconId, species: $species) { species } }',
        { lexiconId, species },
      );
    const former = await formsOf();
    await say(null);
    await program.phonograph.worker.idle();
    expect((await formsOf()).length).toBeLessThan(former.length);
    await say('Parus major');
    await program.phonograph.worker.idle();
    expect(await formsOf()).toEqual(former);
  }, 240_000);
});
