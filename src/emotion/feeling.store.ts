import type { PageWindow } from '../api/connection-arguments.ts';
import { afterEveryText, boundsOf } from '../api/page-bounds.ts';
import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import type { FinishedRun } from '../inference/define-inference.ts';
import type { TimeSpan } from '../sound/time-span.ts';
import { emotionCategories, type EmotionCategory, type EmotionChannel } from './emotion-category.ts';
import {
  isSaying,
  likeliestEmotion,
  type ChannelFeeling,
  type Feeling,
  type SayingChannel,
  type Silence,
} from './feeling.ts';

const writeAll = cypher('emotion/write-feelings');
const readAll = cypher('emotion/read-feelings');
const listForward = cypher('emotion/list-feelings');
const listBackward = cypher('emotion/list-feelings-backward');
const forgetAll = cypher('emotion/forget-feelings');

/** What a channel said of a node, as the graph has it: a sound event or a cue. */
export interface FeelingRecord {
  readonly subjectId: string;
  readonly channel: ChannelFeeling;
}

/** A `Feeling` node; what it FEELS is the likeliest category. */
interface FeelingRow {
  readonly properties: FeelingProperties;
  readonly emotion: (typeof emotionCategories)[number] | null;
  readonly confidence: number | null;
}

interface FeelingProperties {
  readonly id: string;
  readonly runId: string;
  readonly token: string;
  readonly current: boolean;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly subjectId: string;
  readonly ordinal: number;
  readonly channel: EmotionChannel;
  readonly silence?: Silence;
  readonly probabilities?: readonly number[];
  readonly valence?: number;
  readonly valenceDeviation?: number;
  readonly arousal?: number;
  readonly arousalDeviation?: number;
}

/** @param run whose `subjectId` is that of the node which the channel speaks of @param ordinal place among what the run wrote */
export function feelingRow(
  run: Omit<FinishedRun<unknown>, 'result'>,
  channel: ChannelFeeling,
  ordinal: number,
): FeelingRow {
  const { runId, token, current, recordingId, collectionId, subjectId } = run;
  const id = nodeId('feeling', runId, ordinal);
  const of = { id, runId, token, current, recordingId, collectionId, subjectId, ordinal, channel: channel.channel };
  if (!isSaying(channel)) return { properties: { ...of, silence: channel.silence }, emotion: null, confidence: null };
  const { probabilities, valence, arousal } = channel.feeling;
  const { category, confidence } = likeliestEmotion(channel.feeling);
  return {
    properties: {
      ...of,
      probabilities,
      ...{ valence: valence.mean, valenceDeviation: valence.deviation },
      ...{ arousal: arousal.mean, arousalDeviation: arousal.deviation },
    },
    emotion: emotionCategories.find(({ label }) => label === category)!,
    confidence,
  };
}

export async function writeFeelings(rows: readonly FeelingRow[], transaction: GraphTransaction): Promise<void> {
  await transaction.run(writeAll, {
    feelings: rows.map(({ properties, emotion, confidence }) => ({
      properties: { ...properties },
      emotion: emotion && { ...emotion },
      confidence,
    })),
  });
}

/** What each run wrote, in the order asked; undefined where it is not done. */
export async function readFeelings(
  runIds: readonly string[],
  graph: Graph,
): Promise<readonly (readonly FeelingRecord[] | undefined)[]> {
  const rows = await graph.read<{ runId: string; feelings: readonly FeelingProperties[] }>(readAll, { runIds });
  const byRun = new Map(rows.map(({ runId, feelings }) => [runId, feelings.map(recordOf)]));
  return runIds.map((id) => byRun.get(id));
}

/** What a channel said that is felt, and when. */
export interface StatedFeeling extends SayingChannel {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly subjectId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface FeelingFilter {
  readonly collectionId?: string;
  readonly recordingId?: string;
  readonly channel?: EmotionChannel;
  readonly category?: EmotionCategory;
  readonly minimumConfidence?: number;
}

/** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
export async function listFeelings(
  graph: Graph,
  filter: FeelingFilter,
  window: PageWindow,
  collectionIds: readonly string[],
): Promise<readonly StatedFeeling[]> {
  const { collectionId, recordingId } = filter;
  const span = { atLeast: recordingId ?? '', atMost: recordingId ?? afterEveryText };
  const bounds = boundsOf(window, span, 'ascending');
  const rows = await graph.read<{ feeling: FeelingProperties & TimeSpan }>(
    window.backward ? listBackward : listForward,
    {
      collectionIds: collectionId === undefined ? collectionIds : collectionIds.filter((id) => id === collectionId),
      channel: filter.channel ?? null,
      category: filter.category ?? null,
      minimumConfidence: filter.minimumConfidence ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      fromRecordingId: bounds.atLeast,
      toRecordingId: bounds.atMost,
      limit: window.limit + 1,
    },
  );
  return rows.map(({ feeling: row }) => {
    const { id, runId, subjectId, channel, startSeconds, endSeconds } = row;
    const facts = { id, runId, recordingId: row.recordingId, subjectId, startSeconds, endSeconds, channel };
    return { ...facts, feeling: feelingOfRow(row) };
  });
}

export async function forgetFeelings(
  recordingId: string,
  channels: readonly EmotionChannel[],
  transaction: GraphTransaction,
): Promise<void> {
  await transaction.run(forgetAll, { recordingId, channels });
}

function recordOf(row: FeelingProperties): FeelingRecord {
  const { subjectId, channel, silence } = row;
  return { subjectId, channel: silence == null ? { channel, feeling: feelingOfRow(row) } : { channel, silence } };
}

function feelingOfRow(row: FeelingProperties): Feeling {
  return {
    probabilities: row.probabilities!,
    valence: { mean: row.valence!, deviation: row.valenceDeviation! },
    arousal: { mean: row.arousal!, deviation: row.arousalDeviation! },
  };
}
