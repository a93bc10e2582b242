import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, Float, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { MediaError } from '../../media/media-errors.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import { UploadStore } from '../../recording/upload.store.ts';
import type { RequestContext } from '../../request-context.ts';
import type { CallHypothesesService } from '../calls/call-hypotheses.service.ts';
import type { ClipContent } from './clip-content.ts';
import { interpretClip } from './interpret-clip.ts';
import { ClipRefusedError } from './interpretation.errors.ts';
import { Interpretation, InterpretationRefused, InterpretResult } from './interpretation.type.ts';
import { readClipFile, readClipOfRecording } from './read-clip.ts';

@ArgsType()
class InterpretArguments {
  @Field(() => ID, {
    nullable: true,
    description: 'A clip that was sent to `/media`. It stays an upload, and leaves no evidence.',
  })
  uploadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A recording that is in already.' })
  recordingId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the recording: from here, in seconds; its start unless said.',
  })
  startSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the recording: to here, in seconds; its end unless said.' })
  endSeconds?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The lexicon to interpret it by. Unless said, the recording's own; for an upload, the only one there is.",
  })
  lexiconId?: string | null;
}

@Resolver()
export class InterpretationResolver {
  constructor(
    private readonly lanes: Lanes,
    private readonly content: ContentStore,
    private readonly calls: CallHypothesesService,
  ) {}

  @Allows('READER')
  @Query(() => InterpretResult, {
    description:
      'What was probably said in a clip: for each word the likely meanings in context, for each utterance a gloss. Nothing is written to the lexicon. ' +
      'What has no evidence is not said. By a lexicon of a species nothing is said to be said: call types are named, with what they are hypothesised to go with.',
    complexity: ({ childComplexity }) => 200 + childComplexity,
  })
  async interpret(
    @Args(() => InterpretArguments) args: InterpretArguments,
    @Ctx() request: RequestContext,
  ): Promise<Interpretation | InterpretationRefused> {
    const { uploadId, recordingId } = args;
    if ((uploadId == null) === (recordingId == null)) throw new ParameterError('give either uploadId or recordingId');
    try {
      const { clip, lexiconId } = await (uploadId != null
        ? this.ofUpload(uploadId, args, request)
        : ofRecording(recordingId as string, args, request));
      const { graph, signal } = request;
      const utterances = await interpretClip(clip, lexiconId, { graph, lanes: this.lanes, calls: this.calls, signal });
      return Object.assign(new Interpretation(), { lexiconId, hasVideo: clip.hasVideo, utterances });
    } catch (error) {
      if (!(error instanceof ClipRefusedError || error instanceof MediaError)) throw error;
      return Object.assign(new InterpretationRefused(), { code: error.code, message: error.message });
    }
  }

  private async ofUpload(
    uploadId: string,
    args: InterpretArguments,
    request: RequestContext,
  ): Promise<ClipToInterpret> {
    const { graph, reader, signal } = request;
    if (args.startSeconds != null || args.endSeconds != null) {
      throw new ParameterError('startSeconds and endSeconds are of a recording; an upload is interpreted as a whole');
    }
    const { lexiconIds } = await reader.access();
    const [only, ...others] = args.lexiconId == null ? lexiconIds : lexiconIds.filter((id) => id === args.lexiconId);
    if (args.lexiconId != null && only === undefined) throw new NotFoundError('lexicon', args.lexiconId);
    if (only === undefined)
      throw new ClipRefusedError('NOTHING_LEARNED', 'there is no lexicon yet; put recordings in first');
    if (others.length > 0) throw new ParameterError(`there are ${others.length + 1} lexicons; say lexiconId`);
    const upload = await new UploadStore(graph).locate(uploadId, reader.ownerId, this.content);
    try {
      const clip = await readClipFile(upload.path, only, { graph, lanes: this.lanes, signal });
      return { clip, lexiconId: only };
    } catch (error) {
      // The stored bytes are named by their hash, which tells nobody anything.
      throw error instanceof MediaError ? new UploadRefusedError(upload.name, error) : error;
    }
  }
}

interface ClipToInterpret {
  readonly clip: ClipContent;
  readonly lexiconId: string;
}

class UploadRefusedError extends MediaError {
  override readonly code: string;
  constructor(name: string, cause: MediaError) {
    super(name, cause.reason, cause.remedy, { cause });
    this.code = cause.code;
  }
}

async function ofRecording(id: string, args: InterpretArguments, request: RequestContext): Promise<ClipToInterpret> {
  const { graph, reader } = request;
  const [recording] = await new RecordingStore(graph).read([id], (await reader.access()).collectionIds);
  if (recording === undefined) throw new NotFoundError('recording', id);
  const { durationSeconds } = recording;
  const { startSeconds, endSeconds } = {
    startSeconds: args.startSeconds ?? 0,
    endSeconds: args.endSeconds ?? durationSeconds,
  };
  if (!(startSeconds >= 0 && startSeconds < endSeconds && startSeconds < durationSeconds)) {
    throw new ParameterError(
      `from ${startSeconds} to ${endSeconds} s is no stretch of a recording of ${durationSeconds} s`,
    );
  }
  const lexiconId = args.lexiconId ?? recording.lexiconId;
  if (!(await reader.access()).lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
  return { clip: await readClipOfRecording(recording, { startSeconds, endSeconds }, lexiconId, request), lexiconId };
}
