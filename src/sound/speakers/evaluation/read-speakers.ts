import { cleanSamples } from '../../../dsp/clean-samples.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import { MediaError } from '../../../media/media-errors.ts';
import type { Pcm } from '../../../media/media.ts';
import { openMedia } from '../../../media/open-media.ts';
import { detectSounds } from '../../detect-sounds.ts';
import { voiceLabel } from '../../sound-event.ts';
import { SPEAKER_SAMPLE_RATE_HZ } from '../speaker-embedder.ts';
import type { SpokenUtterance } from './made-conversation.ts';
import { parseSpeakerList } from './speaker-list.ts';

/** What a recording of a list says. */
export interface ListedUtterance extends SpokenUtterance {
  readonly group: string;
}

/**
 * All recordings of a list in memory, with their voices.
 * @returns them, and why some were not heard: they are no recordings
 * @throws {SpeakerListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function readSpeakers(listFile: string): Promise<{ said: ListedUtterance[]; refused: string[] }> {
  const text = await readList(listFile, 'recordings');
  const said: ListedUtterance[] = [];
  const refused: string[] = [];
  for (const { file, speaker, group } of parseSpeakerList(text, listFile)) {
    try {
      const pcm = await (await openMedia(file)).pcm({ sampleRateHz: SPEAKER_SAMPLE_RATE_HZ, channels: 1 });
      try {
        said.push({ speaker, group, ...(await utteranceOf(pcm)) });
      } finally {
        await pcm.close();
      }
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
  }
  return { said, refused };
}

async function utteranceOf(pcm: Pcm): Promise<Pick<SpokenUtterance, 'samples' | 'voices'>> {
  const voices = (await detectSounds(pcm)).filter(({ label }) => label === voiceLabel);
  return {
    samples: cleanSamples(await pcm.slice(0, pcm.durationSeconds)),
    // A word that was cut out closely is voice as a whole, whether the detector thinks so or not.
    voices: voices.length > 0 ? voices : [{ startSeconds: 0, endSeconds: pcm.durationSeconds }],
  };
}
