import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conceptOf, scoreLexicon } from '../../benchmark/evaluations/lexicon-score.ts';
import type { Truth, TruthClip } from '../../examples/sample/truth.ts';
import { parseTranscript } from '../../src/phonetics/transcripts/parse-transcript.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { learnedThroughGraphql } from './learned-through-graphql.ts';
import { makeNewClips } from './new-clips.ts';
import { exampleTests } from './example-tests.ts';
import { workbenchTests } from './browser/workbench-tests.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const interpretation = `query ($uploadId: ID, $recordingId: ID, $startSeconds: Float, $endSeconds: Float) {
  interpret(uploadId: $uploadId, recordingId: $recordingId, startSeconds: $startSeconds, endSeconds: $endSeconds) {
    __typename
    ... on Interpretation { lexiconId hasVideo utterances {
      startSeconds endSeconds
      words { startSeconds endSeconds whole name unknown forms { formId weight } refusal { code message }
        meaning { conceptId label probability withoutContext } likely { label probability withoutContext } }
      gloss { forms glosses translation untranslated confidence text }
    } }
    ... on InterpretationRefused { code message }
  }
}`;

interface Interpreted {
  readonly __typename: string;
  readonly code?: string;
  readonly hasVideo?: boolean;
  readonly utterances?: readonly {
    readonly words: readonly {
      readonly startSeconds: number;
      readonly endSeconds: number;
      readonly meaning: { readonly label: string | null; readonly probability: number } | null;
      readonly refusal: { readonly code: string } | null;
    }[];
    readonly gloss: {
      readonly forms: readonly string[];
      readonly glosses: readonly string[];
      readonly translation: string | null;
      readonly untranslated: string | null;
      readonly text: string;
    };
  }[];
}

interface RecordingNode {
  readonly captions: { readonly text: string };
}

const clips = new URL('../../examples/sample/clips/', import.meta.url);

describeGraph('the sample, through GraphQL', () => {
  let program: RunningProgram;
  const ids: string[] = [];

  beforeAll(async () => {
    program = await startProgram();
    for (const name of (await readdir(clips)).filter((each) => each.endsWith('.mp4')).sort()) {
      ids.push(await ingest(program, await readFile(new URL(name, clips)), name));
    }
    await program.phonograph.worker.idle();
  }, 900_000);

  afterAll(() => program?.stop());

  it('makes every clip a recording that is ready', async () => {
    const { recordings } = await program.query<{ recordings: { totalCount: number; edges: { node: object }[] } }>(
      '{ recordings(first: 100) { totalCount edges { node { id title state ingestJob { status faultMessage } } } } }',
    );
    expect(recordings.totalCount).toBe(30);
    for (const { node } of recordings.edges) {
      expect(node).toMatchObject({ state: 'READY', ingestJob: { status: 'DONE', faultMessage: null } });
    }
  });

  it('learns the lexicon with precision and recall of at least 0.9', async () => {
    const truth = JSON.parse(await readFile(new URL('truth.json', clips), 'utf8')) as Truth;
    const learned = await learnedThroughGraphql(program);
    const { precision, recall } = scoreLexicon(truth, learned);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    for (const { low, probability, high } of learned) {
      expect(0 <= low && low <= probability && probability <= high && high <= 1).toBe(true);
    }
  });

  it('lists what was heard and seen in a recording, with the evidence of a mapping', async () => {
    const { recording } = await program.query<{
      recording: { soundEvents: { edges: { node: { isVoice: boolean; prosody: { f0MedianHz: number } } }[] } };
    }>(
      `query ($id: ID!) { recording(id: $id) {
        soundEvents { edges { node { startSeconds endSeconds isVoice prosody { f0MedianHz intensityMeanDb } } } }
        visualContexts { edges { node { shows { concept { id } confidence box } } } }
      } }`,
      { id: ids[0] },
    );
    const voices = recording.soundEvents.edges.filter(({ node }) => node.isVoice);
    expect(voices.length).toBeGreaterThan(0);
    for (const { node } of voices) expect(node.prosody.f0MedianHz).toBeGreaterThan(50);
    const { mappings } = await program.query<{ mappings: { edges: { node: { evidence: object[] } }[] } }>(
      '{ mappings(first: 1) { edges { node { id evidence { recordingId startSeconds endSeconds saw { conceptId } } } } } }',
    );
    expect(mappings.edges[0]!.node.evidence.length).toBeGreaterThan(0);
  });

  it('captions a recording, the same in a query and as a download', async () => {
    const { recording } = await program.query<{ recording: { captions: { text: string; count: number } } }>(
      'query ($id: ID!) { recording(id: $id) { captions(format: VTT) { text count shortened leftOut silence } } }',
      { id: ids[0] },
    );
    expect(recording.captions).toMatchObject({ silence: null, shortened: 0, leftOut: 0 });
    const { cues } = parseTranscript(recording.captions.text, 60);
    expect(cues).toHaveLength(recording.captions.count);
    expect(cues.length).toBeGreaterThan(0);
    const address = `${program.server.url}/media/${ids[0]}/captions`;
    expect(await (await fetch(`${address}.vtt`)).text()).toBe(recording.captions.text);
    expect(parseTranscript(await (await fetch(`${address}.srt?speech=ipa`)).text(), 60).cues).toHaveLength(cues.length);
    expect((await fetch(`${address}.srt?speech=sung`)).status).toBe(400);
  });

  describe('and new clips', () => {
    let folder: MediaFolder;
    let known: readonly TruthClip[];
    let unheard: TruthClip;
    const truth = async () => JSON.parse(await readFile(new URL('truth.json', clips), 'utf8')) as Truth;

    beforeAll(async () => {
      folder = await MediaFolder.make();
      ({ known, unheard } = await makeNewClips(folder.path));
      // Things get the names that a person would give them.
      const labels = new Map<string, string>();
      for (const { concept, probability } of await learnedThroughGraphql(program)) {
        const label = probability >= 0.5 ? conceptOf(await truth(), concept) : null;
        if (label !== null) labels.set(concept.id, label);
      }
      for (const [id, label] of labels) {
        await program.query('mutation ($id: ID!, $label: String!) { nameConcept(id: $id, label: $label) { id } }', {
          id,
          label,
        });
      }
    }, 300_000);

    afterAll(() => folder?.remove());

    const bytesOf = (name: string) => readFile(folder.at(name));
    const interpret = async (bytes: Uint8Array, name: string) => {
      const { uploadId } = await program.upload(bytes, name);
      const { interpret: result } = await program.query<{ interpret: Interpreted }>(interpretation, { uploadId });
      return result;
    };
    const statements = async () => {
      const [row] = await program.phonograph.graph.read<{ nodes: number; relations: number; probabilities: number }>({
        name: 'test/statements',
        text: `MATCH (n) WHERE NOT n:Upload AND NOT n:Content WITH count(n) AS nodes
          CALL () { MATCH ()-[r]->() RETURN count(r) AS relations }
          CALL () { MATCH (m:Mapping) RETURN sum(m.probability) AS probabilities }
          RETURN nodes, relations, probabilities`,
      });
      return row;
    };

    it(
      'interprets them as what their words mean, with a gloss, and takes no evidence from them',
      { timeout: 600_000 },
      async () => {
        const { lexicon } = await truth();
        const before = await statements();
        let right = 0;
        const wrong: unknown[] = [];
        for (const { file, words } of known) {
          const result = await interpret(await bytesOf(file), file);
          expect(result.__typename).toBe('Interpretation');
          expect(result.hasVideo).toBe(true);
          for (const { word, startSeconds, endSeconds } of words) {
            const heard = result
              .utterances!.flatMap((utterance) => utterance.words)
              .find((each) => each.startSeconds < endSeconds && each.endSeconds > startSeconds);
            const meant = lexicon.find((pair) => pair.word === word)?.concept;
            if (heard?.meaning == null) continue;
            if (heard.meaning.label === meant) right += 1;
            else wrong.push({ file, word, meant, heard });
          }
          for (const { gloss } of result.utterances!) {
            expect(gloss.glosses).toHaveLength(gloss.forms.length);
            expect(gloss.text.split('\n')).toHaveLength(3);
            expect((gloss.translation === null) !== (gloss.untranslated === null)).toBe(true);
          }
        }
        expect(wrong).toEqual([]);
        expect(right).toBeGreaterThanOrEqual(known.length - 2);
        expect(await statements()).toEqual(before);
      },
    );

    it('captions words that are known by what they mean', async () => {
      const clip = (await truth()).clips[0]!;
      const { recordings } = await program.query<{ recordings: { edges: { node: RecordingNode }[] } }>(
        'query ($title: String) { recordings(title: $title) { edges { node { captions(speech: GLOSS, format: SRT) { text } } } } }',
        { title: clip.file },
      );
      const { lexicon } = await truth();
      const meant = clip.words.flatMap(({ word }) => lexicon.find((pair) => pair.word === word)?.concept ?? []);
      const { text } = recordings.edges[0]!.node.captions;
      for (const concept of meant) expect(text).toContain(`“${concept}”`);
    });

    it('leaves words unsaid that it has never heard', async () => {
      const { utterances } = await interpret(await bytesOf(unheard.file), unheard.file);
      expect(utterances!.length).toBeGreaterThan(0);
      for (const { words, gloss } of utterances!) {
        for (const { meaning, refusal } of words) {
          expect(meaning).toBeNull();
          expect(refusal).toMatchObject({ code: 'UNKNOWN_SOUND' });
        }
        expect(gloss).toMatchObject({ translation: null, confidence: 0 });
        expect(gloss.forms.every((form) => form === '***')).toBe(true);
      }
    });

    it('interprets a stretch of a recording that is in already', async () => {
      const { recordings } = await program.query<{ recordings: { edges: { node: { id: string; title: string } }[] } }>(
        '{ recordings(first: 1) { edges { node { id title } } } }',
      );
      const { id, title } = recordings.edges[0]!.node;
      const [first] = (await truth()).clips.find(({ file }) => file === title)!.words;
      const of = (startSeconds: number, endSeconds: number) =>
        program.query<{ interpret: Interpreted }>(interpretation, { recordingId: id, startSeconds, endSeconds });
      const { interpret: result } = await of(first!.startSeconds, first!.endSeconds);
      expect(result.utterances).toHaveLength(1);
      await expect(of(5, 2)).rejects.toThrow(/no stretch of a recording/);
    });

    it(
      'refuses silence, sound that is no voice, text and nothing, each with its reason',
      { timeout: 300_000 },
      async () => {
        const wave = async (name: string, samples: Float32Array) => readFile(await folder.wave(name, samples));
        const silence = await wave('silence.wav', new Float32Array(48_000));
        expect(await interpret(silence, 'silence.wav')).toMatchObject({ code: 'NO_VOICE' });
        expect(await interpret(Buffer.from('no recording\n'), 'notes.mp3')).toMatchObject({
          code: 'NOT_A_RECORDING',
          message: expect.stringContaining('notes.mp3') as string,
        });
        await folder.encode('mute.mp4', folder.at(unheard.file), ['-an', '-c:v', 'copy']);
        expect(await interpret(await bytesOf('mute.mp4'), 'mute.mp4')).toMatchObject({ code: 'NO_SOUND' });
        expect(await interpret(silence.subarray(0, 44), 'header.wav')).toMatchObject({
          __typename: 'InterpretationRefused',
          code: expect.stringMatching(/MEDIA|RECORDING/) as string,
        });
        const faultOf = async (variables: Record<string, unknown>) =>
          (await program.ask(interpretation, variables)).errors?.[0]?.extensions.code;
        expect(await faultOf({})).toBe('BAD_PARAMETER');
        expect(await faultOf({ uploadId: 'upload_none' })).toBe('NOT_FOUND');
        expect(await faultOf({ recordingId: 'recording_none' })).toBe('NOT_FOUND');
      },
    );
  });

  it('lets a person reject a mapping, which stays rejected and is told to subscribers', async () => {
    const before = await program.query<{ mappings: { edges: { node: { id: string; probability: number } }[] } }>(
      '{ mappings(first: 1) { edges { node { id probability } } } }',
    );
    const { id, probability } = before.mappings.edges[0]!.node;
    await program.query(
      'mutation ($id: ID!) { reviewMapping(id: $id, verdict: REJECTED, note: "a test") { status } }',
      {
        id,
      },
    );
    await program.phonograph.worker.idle();
    const { mapping } = await program.query<{
      mapping: { status: string; probability: number; reviews: { note: string }[] };
    }>('query ($id: ID!) { mapping(id: $id) { status probability reviews { verdict note } } }', { id });
    expect(mapping).toMatchObject({ status: 'REJECTED', reviews: [{ verdict: 'REJECTED', note: 'a test' }] });
    expect(mapping.probability).toBeLessThan(probability);
  });

  it('forgets a recording with all that was made from it', async () => {
    const id = ids.at(-1);
    await program.query('mutation ($id: ID!) { forgetRecording(id: $id) }', { id });
    await program.phonograph.worker.idle();
    const left = await program.phonograph.graph.read<{ count: number }>(
      {
        name: 'test/about-recording',
        text: 'MATCH (n) WHERE n.recordingId = $id OR n.id = $id RETURN count(n) AS count',
      },
      { id: id! },
    );
    // The log remembers that it was there, and that it is gone.
    const changes = await program.phonograph.graph.read<{ count: number }>(
      { name: 'test/changes', text: 'MATCH (n:Change {recordingId: $id}) RETURN count(n) AS count' },
      { id: id! },
    );
    expect(left[0]!.count - changes[0]!.count).toBe(0);
  });

  exampleTests(() => program);
  workbenchTests(() => program);
});
