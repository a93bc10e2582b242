import type { PageWindow } from '../../api/connection-arguments.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import { resultSha256 } from '../../inference/result-hash.ts';
import { batchId } from '../../inference/written-batch.ts';
import { soundGramsOf } from '../respelling/sound-grams.ts';
import type { HeardPhone, HeardPhones, SilenceReason } from './phone.ts';
import { phoneTypeOf, type PhoneTypeRecord } from './phone-type.ts';

const writePhoneTypes = cypher('phonetics/write-phone-types');
const writePhones = cypher('phonetics/write-phones');
const readPhones = cypher('phonetics/read-phones');
const forgetPhones = cypher('phonetics/forget-phones');
const listPhoneTypes = cypher('phonetics/list-phone-types');
const listPhoneTypesBackward = cypher('phonetics/list-phone-types-backward');
const countPhones = cypher('phonetics/count-phones');

/** A phone in the graph. */
export interface PhoneTokenRecord extends HeardPhone {
  readonly id: string;
  readonly recordingId: string;
  readonly soundEventId: string;
  readonly runId: string;
  /** Place in its utterance, from 0. */
  readonly ordinal: number;
}

export interface StoredPhones {
  readonly phones: readonly PhoneTokenRecord[];
  readonly silence: SilenceReason | null;
}

/** As the graph keeps it: a list of maps is no property. */
type StoredToken = Omit<PhoneTokenRecord, 'alternatives' | 'stress' | 'tone'> &
  Partial<Pick<PhoneTokenRecord, 'stress' | 'tone'>> & {
    readonly alternativeIpas: readonly string[];
    readonly alternativeConfidences: readonly number[];
  };

export const phoneStore: InferenceStore<HeardPhones, StoredPhones> = {
  async write(runs, transaction) {
    const ipas = new Set(runs.flatMap(({ result }) => result.phones.map(({ ipa }) => ipa)));
    const types = new Map([...ipas].map((ipa) => [ipa, phoneTypeOf(ipa)]));
    const inOrder = [...types.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (inOrder.length > 0) await transaction.run(writePhoneTypes, { types: inOrder.map((type) => ({ ...type })) });
    await transaction.run(writePhones, {
      batch: batchId(runs),
      runs: runs.map(({ result, ...run }) => ({
        ...run,
        sequence: {
          id: nodeId('phones', run.runId),
          ipas: result.phones.map(({ ipa }) => ipa),
          silence: result.silence,
          resultSha256: resultSha256(result),
          soundGrams: soundGramsOf(result.phones.map(({ ipa }) => ipa)),
        },
        phones: result.phones.map(({ alternatives, ...phone }, ordinal) => ({
          ...phone,
          id: nodeId('phone', run.runId, ordinal),
          typeId: types.get(phone.ipa)!.id,
          ordinal,
          alternativeIpas: alternatives.map(({ ipa }) => ipa),
          alternativeConfidences: alternatives.map(({ confidence }) => confidence),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<{ runId: string; silence: SilenceReason | null; phones: StoredToken[] }>(readPhones, {
      runIds,
    });
    const byRun = new Map(
      rows.map(({ runId, silence, phones }) => [runId, { silence, phones: phones.map(fromGraph) }]),
    );
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetPhones, { recordingId });
  },
};

/** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
export async function listTypes(
  graph: Graph,
  window: PageWindow,
  collectionIds: readonly string[],
): Promise<readonly PhoneTypeRecord[]> {
  const rows = await graph.read<{ type: PhoneTypeRecord }>(window.backward ? listPhoneTypesBackward : listPhoneTypes, {
    collectionIds,
    after: window.after ?? null,
    before: window.before ?? null,
    limit: window.limit + 1,
  });
  return rows.map(({ type }) => type);
}

/** How often phones were heard, by their IPA. */
export async function countTokens(
  graph: Graph,
  ipas: readonly string[],
  collectionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await graph.read<{ ipa: string; count: number }>(countPhones, { ipas, collectionIds });
  return new Map(rows.map(({ ipa, count }) => [ipa, count]));
}

function fromGraph(stored: StoredToken): PhoneTokenRecord {
  const { alternativeIpas, alternativeConfidences, stress = null, tone = null, ...phone } = stored;
  const alternatives = alternativeIpas.map((ipa, place) => ({ ipa, confidence: alternativeConfidences[place]! }));
  return { ...phone, alternatives, stress, tone };
}
