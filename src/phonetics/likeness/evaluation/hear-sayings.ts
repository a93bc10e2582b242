import type { FrameMatrix } from '../../../dsp/frame-matrix.ts';
import { normaliseMeanVariance } from '../../../dsp/frame-statistics.ts';
import { mfcc } from '../../../dsp/mfcc.ts';
import { openMedia } from '../../../media/open-media.ts';
import type { AcousticPattern } from '../../forms/acoustic-pattern.ts';
import { makeAcousticPattern } from '../../forms/make-acoustic-pattern.ts';
import { hearPhones } from '../../phones/hear-phones.ts';
import { hearingRule } from '../../phones/hearing-rule.ts';
import { phonePieces } from '../../phones/phone-pieces.ts';
import { embedStretches, type EmbeddingListener } from '../embed-sounds.ts';
import type { ListedSaying } from './spoken-list.ts';

/** A saying in all the ways in which it is compared. */
export interface HeardSaying extends ListedSaying {
  /** Mean 0 and variance 1 in each coefficient. */
  readonly cepstra: FrameMatrix;
  readonly pattern: AcousticPattern;
  /** IPA; none where nothing is heard. */
  readonly phones: readonly string[];
  /** Length 1; absent where nothing is heard. */
  readonly vector?: readonly number[];
}

const sampleRateHz = 16000;

/** @throws {MediaError} the file is no recording */
export async function hearSaying(saying: ListedSaying, listener: EmbeddingListener): Promise<HeardSaying> {
  const media = await openMedia(saying.file);
  const pcm = await media.pcm({ sampleRateHz, channels: 1 });
  try {
    const { startSeconds = 0, endSeconds = pcm.durationSeconds } = saying;
    const stretch = { startSeconds, endSeconds };
    const samples = await pcm.slice(startSeconds, endSeconds);
    const phones: string[] = [];
    for await (const piece of phonePieces(pcm, stretch, listener.recogniser)) {
      for (const { ipa, confidence } of hearPhones(piece, listener.recogniser, undefined)) {
        if (confidence >= hearingRule.minimumConfidence) phones.push(ipa);
      }
    }
    const [embedded] = await embedStretches(pcm, [stretch], listener);
    return {
      ...saying,
      cepstra: normaliseMeanVariance(mfcc(samples)),
      pattern: makeAcousticPattern({ samples, startSeconds: 0 }),
      phones,
      ...(embedded && { vector: embedded.vector }),
    };
  } finally {
    await pcm.close();
  }
}
