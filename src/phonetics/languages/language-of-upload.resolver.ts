import 'reflect-metadata';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { resultsOfFile } from '../../inference/infer-file.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { checkDecodes } from '../../media/check-decodes.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { MediaError, shownName } from '../../media/media-errors.ts';
import { openMedia } from '../../media/open-media.ts';
import { UploadStore } from '../../recording/upload.store.ts';
import type { RequestContext } from '../../request-context.ts';
import { distinctWindows, judgedUtterances, languageOfSpeech } from './judge-language.ts';
import { languageOfUtterance } from './language-inference.ts';
import { LanguageOfClip, LanguageOfClipRefused, LanguageOfClipResult } from './language-of-upload.type.ts';
import { leastProbabilityOfName } from './least-probability.ts';
import type { LanguageWindow } from './spoken-language.ts';

/** Somebody waits for it: a clip, not an archive. */
const longestSeconds = 600;

/** In which language a clip is, without putting it in. */
@Resolver()
export class LanguageOfUploadResolver {
  constructor(
    private readonly lanes: Lanes,
    private readonly content: ContentStore,
    private readonly inference = languageOfUtterance,
  ) {}

  @Allows('READER')
  @Query(() => LanguageOfClipResult, {
    description:
      'In which language the speech of a clip is that was sent to `/media`, at most ten minutes long. It stays an upload, and leaves ' +
      'no evidence. Of a recording that is in, ask `Recording.language`.',
    complexity: ({ childComplexity }) => 200 + childComplexity,
  })
  async languageOfUpload(
    @Arg('uploadId', () => ID, { description: 'The clip.' }) uploadId: string,
    @Ctx() { graph, reader, signal }: RequestContext,
  ): Promise<LanguageOfClip | LanguageOfClipRefused> {
    const { path, name } = await new UploadStore(graph).locate(uploadId, reader.ownerId, this.content);
    try {
      return await this.tell(path, name, signal);
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      // The stored bytes are named by their hash, which tells nobody anything.
      return refused(error.code, new MediaError(name, error.reason, error.remedy, { cause: error }).message);
    }
  }

  private async tell(path: string, name: string, signal: AbortSignal): Promise<LanguageOfClip | LanguageOfClipRefused> {
    const media = await openMedia(path, signal);
    const { audio, durationSeconds } = media.facts;
    if (audio === undefined) return refused('NO_SOUND', `${shownName(name)} has no sound track`);
    if (durationSeconds > longestSeconds) {
      const length = `${shownName(name)} has ${Math.round(durationSeconds)} s and a clip may have ${longestSeconds}`;
      return refused('CLIP_TOO_LONG', `${length}; cut a part out, or put it in and ask for its language`);
    }
    await checkDecodes(media, signal);
    const judged = judgedUtterances((await resultsOfFile(this.inference, path, this.lanes, { signal })).found);
    const languages = judged.find(({ spoken }) => spoken.windows.length > 0)?.spoken.languages ?? [];
    const { shares, ...verdict } = languageOfSpeech(judged, leastProbabilityOfName());
    return Object.assign(new LanguageOfClip(), {
      durationSeconds,
      verdict: { ...verdict, shares: [...shares] },
      windows: distinctWindows(judged)
        .map((window) => sharesOf(window, languages))
        .sort((a, b) => a.startSeconds - b.startSeconds),
    });
  }
}

function sharesOf({ startSeconds, endSeconds, probabilities }: LanguageWindow, languages: readonly string[]) {
  const shares = languages.map((language, i) => ({ language, share: probabilities[i]! }));
  return { startSeconds, endSeconds, shares: shares.sort((a, b) => b.share - a.share) };
}

function refused(code: string, message: string): LanguageOfClipRefused {
  return Object.assign(new LanguageOfClipRefused(), { code, message });
}
