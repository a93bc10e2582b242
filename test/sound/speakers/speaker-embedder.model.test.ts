import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dot } from '../../../src/dsp/dot.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { groupedBy } from '../../../src/grouped-by.ts';
import { modelCard } from '../../../src/inference/model-card.ts';
import { checkModelFiles } from '../../../src/inference/model-file.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { diarisationError } from '../../../src/sound/speakers/evaluation/diarisation-error.ts';
import { makeConversation } from '../../../src/sound/speakers/evaluation/made-conversation.ts';
import { hearSpeakers } from '../../../src/sound/speakers/hear-speakers.ts';
import { sameVoice } from '../../../src/sound/speakers/same-voice.ts';
import {
  sameVoiceRule,
  SPEAKER_SAMPLE_RATE_HZ,
  SpeakerEmbedder,
} from '../../../src/sound/speakers/speaker-embedder.ts';

interface Golden {
  readonly samples: number;
  readonly point: readonly number[];
}

/** The same as models/speaker-embedding/recipe/export.py makes. */
function buzz(samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => {
    const seconds = n / SPEAKER_SAMPLE_RATE_HZ;
    const phase = 2 * Math.PI * (110 * seconds + 20 * seconds ** 2) + 0.1;
    return 0.1 * Math.sign(Math.sin(phase)) + 0.02 * (((n * 7919) % 1000) / 1000 - 0.5);
  });
}

describe('the shipped network that knows speakers', () => {
  it('is the file that its card promises', async () => {
    await checkModelFiles(modelCard('speaker-embedding'));
  });

  it('answers as it did when it was exported', async () => {
    const golden = JSON.parse(
      await readFile(new URL('../../golden/speaker-embedding.json', import.meta.url), 'utf8'),
    ) as Golden;
    const point = await (await SpeakerEmbedder.load()).embed(buzz(golden.samples));
    expect(Math.hypot(...point)).toBeCloseTo(1, 4);
    expect(Math.max(...point.map((value, i) => Math.abs(value - golden.point[i]!)))).toBeLessThan(0.005);
  });

  it('bears a single sample', async () => {
    const point = await (await SpeakerEmbedder.load()).embed(new Float32Array(1));
    expect(point.every(Number.isFinite)).toBe(true);
  });
});

const speech = new URL('../../../../shared/data/librispeech/test-other/', import.meta.url).pathname;

/** It has learned none of these speakers. */
describe.skipIf(!existsSync(speech))('the shipped network, on speakers that it has never heard', async () => {
  const files = existsSync(speech) ? (await readdir(speech)).filter((name) => name.endsWith('.opus')).sort() : [];
  const bySpeaker = [...groupedBy(files, (name) => name.split('-')[0]!).entries()].slice(0, 4);

  const samplesOf = async (name: string) => {
    const pcm = await (await openMedia(join(speech, name))).pcm({ sampleRateHz: SPEAKER_SAMPLE_RATE_HZ, channels: 1 });
    const samples = await pcm.slice(0, pcm.durationSeconds);
    await pcm.close();
    return samples;
  };

  it('takes most pairs of utterances for what they are', async () => {
    const embedder = await SpeakerEmbedder.load();
    const points: { readonly speaker: string; readonly point: Float32Array }[] = [];
    for (const [speaker, names] of bySpeaker) {
      for (const name of names.slice(0, 3))
        points.push({ speaker, point: await embedder.embed(await samplesOf(name)) });
    }
    const rule = sameVoiceRule();
    const pairs = points.flatMap((one, i) => points.slice(0, i).map((other) => [one, other] as const));
    const right = pairs.filter(
      ([one, other]) => sameVoice(dot(one.point, other.point), rule) > 0.5 === (one.speaker === other.speaker),
    );
    expect(right.length / pairs.length).toBeGreaterThan(0.85);
  });

  it('hears who speaks when in a conversation of two', async () => {
    const said = await Promise.all(
      bySpeaker.slice(0, 2).map(async ([speaker, names]) => {
        const samples = await Promise.all(names.slice(0, 4).map(samplesOf));
        return samples.map((each) => ({
          ...{ speaker, samples: each },
          voices: [{ startSeconds: 0, endSeconds: each.length / SPEAKER_SAMPLE_RATE_HZ }],
        }));
      }),
    );
    const { samples, spoken } = makeConversation(said, SPEAKER_SAMPLE_RATE_HZ, seededRandom(1));
    const pcm = memoryPcm(samples, SPEAKER_SAMPLE_RATE_HZ);
    const utterances = spoken.map(({ startSeconds }, i) => ({
      startSeconds,
      endSeconds: Math.min(spoken[i]!.endSeconds, spoken[i + 1]?.startSeconds ?? Infinity),
    }));
    const { turns } = await hearSpeakers(pcm, utterances, await SpeakerEmbedder.load());
    expect(diarisationError(spoken, turns, 0.25).rate).toBeLessThan(0.25);
  });
});
