import type { Graph } from '../../src/graph/graph.ts';
import { nodeId } from '../../src/graph/node-id.ts';
import { phoneStore } from '../../src/phonetics/phones/phone.store.ts';
import type { HeardPhone } from '../../src/phonetics/phones/phone.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { localOwnerId } from '../../src/recording/recording.ts';

const onsets = [
  'k',
  't',
  'n',
  's',
  'm',
  'p',
  'l',
  'ɹ',
  'd',
  'b',
  'ɡ',
  'h',
  'j',
  'w',
  'f',
  'ʃ',
  't͡ʃ',
  'v',
  'z',
  'x',
  'ɲ',
  'θ',
  '',
];
const vowels = ['a', 'i', 'e', 'o', 'u', 'ə', 'ɛ', 'ɔ', 'ɪ', 'y', 'ø', 'ɯ'];
const codas = ['', '', '', '', 'n', 's', 'ɹ', 'l', 't', 'm', 'k', 'ŋ'];
/** Of so many utterances one has a click. */
const clickEvery = 997;
const utterancesOfRecording = 200;

/** Recordings of two hundred utterances of twenty phones each, written by the store that writes what is heard. */
export async function fillUtterances(
  graph: Graph,
  count: number,
): Promise<{ readonly collectionIds: readonly string[]; readonly ipas: readonly (readonly string[])[] }> {
  const { id: collectionId, lexiconId } = await new CollectionStore(graph).ensure(
    'benchmark',
    localOwnerId,
    'benchmark',
  );
  const next = seeded(20_261_122);
  const ipas: string[][] = [];
  for (let first = 0; first < count; first += utterancesOfRecording) {
    const recordingId = nodeId('recording', 'benchmark', first);
    const made = Array.from({ length: Math.min(utterancesOfRecording, count - first) }, (_, place) => {
      const subjectId = nodeId('event', recordingId, place);
      const said = utterance(next, first + place);
      ipas.push(said);
      return { subjectId, runId: nodeId('run', subjectId), startSeconds: 3 * place, said };
    });
    await graph.write(async (transaction) => {
      await transaction.run(
        { name: 'benchmark/fill', text: makeRecording },
        {
          ...{ recordingId, collectionId, lexiconId, ownerId: localOwnerId },
          made: made.map(({ subjectId, runId, startSeconds }) => ({ subjectId, runId, startSeconds })),
        },
      );
      const runs = made.map(({ subjectId, runId, startSeconds, said }) => ({
        ...{ runId, subjectId, recordingId, collectionId, token: 'benchmark', current: true },
        result: { phones: said.map((ipa, place) => heard(ipa, place, startSeconds, next)), silence: null },
      }));
      await phoneStore.write(runs, transaction);
    });
  }
  return { collectionIds: [collectionId], ipas };
}

const makeRecording = `
  MATCH (collection:Collection {id: $collectionId})
  CREATE (recording:Recording {id: $recordingId, collectionId: $collectionId, lexiconId: $lexiconId, ownerId: $ownerId,
    sha256: $recordingId, title: $recordingId, kind: 'AUDIO', mimeType: 'audio/wav', container: 'wav', sizeBytes: 1, addedAtMs: 1,
    hasAudio: true, hasVideo: false, durationSeconds: 600.0, state: 'READY'})-[:IN]->(collection)
  WITH recording UNWIND $made AS each
  CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: each.subjectId, recordingId: $recordingId,
    collectionId: $collectionId, runId: 'benchmark', current: true, startSeconds: toFloat(each.startSeconds),
    endSeconds: each.startSeconds + 2.0, kind: 'HUMAN', label: 'voice', confidence: 0.9})
  CREATE (:InferenceRun {id: each.runId, key: each.runId, inference: 'phones', version: '1', parameters: '[]',
    subjectId: each.subjectId, recordingId: $recordingId, collectionId: $collectionId, status: 'DONE', doneAtMs: 1, current: true})`;

function utterance(next: () => number, number: number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(from.length * next() ** 1.6)]!;
  const phones: string[] = [];
  while (phones.length < 20) phones.push(...[pick(onsets), pick(vowels), pick(codas)].filter((ipa) => ipa !== ''));
  if (number % clickEvery === 5) phones[3] = 'ʘ';
  return phones.slice(0, 20);
}

function heard(ipa: string, place: number, from: number, next: () => number): HeardPhone {
  const startSeconds = from + place / 10;
  return {
    ...{ startSeconds, endSeconds: startSeconds + 0.1, ipa, confidence: 0.5 + next() / 2, tone: null },
    alternatives: ipa === 't' ? [{ ipa: 'd', confidence: 0.2 }] : [],
    stress: vowels.includes(ipa) ? (next() < 0.3 ? 'PRIMARY' : 'UNSTRESSED') : null,
  };
}

/** Park and Miller's generator: the same numbers at every run. */
function seeded(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
