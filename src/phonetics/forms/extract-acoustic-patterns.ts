import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { AcousticPattern } from './acoustic-pattern.ts';
import { makeAcousticPattern, patternSampleRateHz } from './make-acoustic-pattern.ts';

/** Heard around an utterance for its noise; of it, only so much may turn out to be voice that was cut off. */
const contextSeconds = 0.3;
const cutOffSeconds = 0.1;
/** Longer than a pattern keeps; what comes after is not decoded. */
const longestSeconds = 16;

/** The acoustic pattern of each utterance of a recording. */
const extractAcousticPatterns: RunModule<AcousticPattern> = async (batch: RunBatch) => {
  const pcm = await batch.media.pcm({ sampleRateHz: patternSampleRateHz, channels: 1 }, batch.signal);
  try {
    const patterns: AcousticPattern[] = [];
    for (const subject of batch.subjects) {
      batch.signal.throwIfAborted();
      const startSeconds = Math.max(0, subject.startSeconds - contextSeconds);
      const endSeconds = Math.min(subject.endSeconds, subject.startSeconds + longestSeconds);
      const samples = await pcm.slice(startSeconds, endSeconds + contextSeconds);
      const fromSeconds = subject.startSeconds - startSeconds - cutOffSeconds;
      const toSeconds = endSeconds - startSeconds + cutOffSeconds;
      patterns.push(makeAcousticPattern({ samples, startSeconds, fromSeconds, toSeconds }));
      batch.progress(patterns.length / batch.subjects.length);
    }
    return patterns;
  } finally {
    await pcm.close();
  }
};

export default extractAcousticPatterns;
