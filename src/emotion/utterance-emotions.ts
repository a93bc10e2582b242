import { RequestLoaders } from '../api/request-loaders.ts';
import type { LoadOptions } from '../inference/inference-loader.ts';
import { readWordings, type WordingFilter, type WordingRecord } from '../phonetics/transcripts/wording.store.ts';
import type { RequestContext } from '../request-context.ts';
import { emotionOfUtterance } from './emotion-inference.ts';
import { estimateOf, type EmotionEstimate } from './emotion-estimate.ts';
import type { ChannelFeeling } from './feeling.ts';
import { sentimentOfTranscript } from './text/sentiment-inference.ts';
import { isReadLanguage } from './text/read-languages.ts';
import { feelingOfWords } from './text/words-in-utterance.ts';

const allWordings: WordingFilter = { language: null, transcriptId: null };

/** What is felt in utterances, out of what is inferred of their sound and picture and of transcripts. */
export class UtteranceEmotions {
  /** By nothing: all utterances of a request share one look at their words. */
  private readonly wordings = new RequestLoaders<RequestContext, undefined, readonly WordingRecord[]>(
    async (ids, _, { graph, reader }) => readWordings(graph, ids, allWordings, (await reader.access()).collectionIds),
    [],
  );

  /** @returns null where something of it is not there yet and is not to be inferred */
  async of(utteranceId: string, options: LoadOptions, request: RequestContext): Promise<EmotionEstimate | null> {
    const [heard, text] = await Promise.all([
      request.infer(emotionOfUtterance, options).load(utteranceId),
      this.textOf(utteranceId, options, request),
    ]);
    return heard && text && estimateOf([...heard, text]);
  }

  /** By the transcript that counts first: what people have put in before what a model wrote down, then the newest. */
  private async textOf(
    utteranceId: string,
    options: LoadOptions,
    request: RequestContext,
  ): Promise<ChannelFeeling | null> {
    const wordings = await this.wordings.load(utteranceId, undefined, request);
    if (wordings.length === 0) return { channel: 'text', silence: 'NO_TEXT' };
    const wording = wordings.find(({ transcript }) => isReadLanguage(transcript.language));
    if (wording === undefined) return { channel: 'text', silence: 'UNREAD_LANGUAGE' };
    const cues = await request.infer(sentimentOfTranscript, options).load(wording.transcript.id);
    if (cues === null) return null;
    const words = new Map<string, number>();
    for (const { cueId } of wording.words) words.set(cueId, (words.get(cueId) ?? 0) + 1);
    const valences = new Map(cues.map(({ cueId, feeling }) => [cueId, feeling.valence.mean]));
    return feelingOfWords([...words].map(([cueId, count]) => ({ words: count, valence: valences.get(cueId) })));
  }
}
