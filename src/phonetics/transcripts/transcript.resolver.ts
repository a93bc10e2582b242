import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import type { PretrainedModel } from '../../inference/pretrained-model.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import { Recording } from '../../recording/recording.type.ts';
import { uploadBytes } from '../../recording/upload-bytes.ts';
import type { RequestContext } from '../../request-context.ts';
import { canonicalLanguage } from '../canonical-language.ts';
import { checkTranscriptSize } from './decode-transcript.ts';
import { importTranscript, languageOrUntold } from './import-transcript.ts';
import { NoTranscriberError } from './transcript.errors.ts';
import type { CueRecord, TranscriptRecord } from './transcript.ts';
import { TranscriptFormatError } from './transcript-format-error.ts';
import { TranscriptStore } from './transcript.store.ts';
import {
  Transcript,
  TranscriptCue,
  TranscriptCueConnection,
  TranscriptImported,
  TranscriptImportResult,
  TranscriptRefused,
} from './transcript.type.ts';
import { transcriptOfRecording, transcriptParameters } from './transcripts-inference.ts';

@ArgsType()
class ImportTranscriptArguments {
  @Field(() => ID, { description: 'The recording that it is of.' })
  recordingId!: string;

  @Field(() => String, { nullable: true, description: 'The text of a WebVTT or SubRip file.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or its bytes, as `POST /media` answered; for long ones.' })
  uploadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "ISO 639's code, such as `kk` or `kaz`. Unless said, the language of the recording's lexicon.",
  })
  language?: string | null;

  @Field(() => String, { nullable: true, description: "The file's name, to be told where it came from." })
  sourceName?: string | null;
}

@ArgsType()
class TranscriptsArguments {
  @Field(() => String, { nullable: true, description: 'Only in this language.' })
  language?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also those that another has taken the place of.',
  })
  former!: boolean;
}

@ArgsType()
class CuesArguments extends ConnectionArguments {
  @Field(() => Float, { nullable: true, description: 'Only cues that end after this many seconds.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only cues that start before this many seconds.' })
  toSeconds?: number | null;
}

/** A recording's transcripts, as far as a query is charged for them. */
const usualTranscripts = 2;

@Resolver(() => Recording)
export class RecordingTranscripts {
  private readonly loaders = new RequestLoaders<RequestContext, boolean, readonly TranscriptRecord[]>(
    async (ids, former, { graph, reader }) =>
      new TranscriptStore(graph).list(ids, (await reader.access()).collectionIds, former),
    [],
  );

  constructor(
    private readonly content: Pick<ContentStore, 'has' | 'path'>,
    /** Of the configuration; undefined where none is named there. */
    private readonly transcriber?: PretrainedModel,
  ) {}

  @FieldResolver(() => [Transcript], {
    description: 'What is there of what was said in it, the newest first.',
    complexity: ({ childComplexity }) => usualTranscripts * (1 + childComplexity),
  })
  async transcripts(
    @Root() recording: Recording,
    @Args(() => TranscriptsArguments) { language, former }: TranscriptsArguments,
    @Ctx() request: RequestContext,
  ): Promise<readonly Transcript[]> {
    const wanted = language == null ? undefined : canonicalLanguage(language);
    const found = await this.loaders.load(recording.id, former, request);
    return found.filter((each) => wanted === undefined || each.language === wanted).map(Transcript.of);
  }

  @FieldResolver(() => Transcript, {
    nullable: true,
    description:
      'What the pretrained model that is named in the configuration hears in it. Inferred when it is asked for and not there yet, which takes long: ' +
      'say waitSeconds. An error of code NO_TRANSCRIBER where none is named, PRETRAINED_MODEL where it is not there.',
    complexity: ({ childComplexity }) => 200 + childComplexity,
  })
  async recognisedTranscript(
    @Root() recording: Recording,
    @Arg('language', () => String, {
      nullable: true,
      description: "ISO 639's code. Unless said, the language of the recording's lexicon.",
    })
    told: string | null | undefined,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Transcript | null> {
    if (this.transcriber === undefined) throw new NoTranscriberError();
    const [record] = await new RecordingStore(request.graph).read(
      [recording.id],
      (await request.reader.access()).collectionIds,
    );
    if (record === undefined) throw new NotFoundError('recording', recording.id);
    const language = await languageOrUntold(told ?? undefined, record.lexiconId, request.graph);
    const parameters = await transcriptParameters(this.transcriber, language);
    const options = { ...loadOptions(inferred), parameters };
    const found = await request.infer(transcriptOfRecording, options).load(recording.id);
    return found && Transcript.of(found);
  }

  @Allows('ANNOTATOR', { of: 'RECORDING', by: 'recordingId' })
  @Mutation(() => TranscriptImportResult, {
    description:
      'Puts a WebVTT or SubRip file in beside its recording: whoever may annotate it may. It takes the place of what you put in before in that ' +
      'language, which stays among the `former` ones. A file with a fault is refused, with the first line that is wrong.',
  })
  async importTranscript(
    @Args(() => ImportTranscriptArguments) args: ImportTranscriptArguments,
    @Ctx() request: RequestContext,
  ): Promise<TranscriptImported | TranscriptRefused> {
    const { recordingId, text, uploadId, language, sourceName } = args;
    if ((text == null) === (uploadId == null)) throw new ParameterError('give either text or uploadId');
    try {
      const upload =
        uploadId == null ? undefined : await uploadBytes(uploadId, checkTranscriptSize, this.content, request);
      const name = sourceName ?? upload?.name;
      const what = {
        recordingId,
        content: upload?.bytes ?? text!,
        ...(language != null && { language }),
        ...(name !== undefined && { sourceName: name }),
      };
      const { transcript, created } = await importTranscript(what, request.reader, request.graph);
      return Object.assign(new TranscriptImported(), { transcript: Transcript.of(transcript), created });
    } catch (error) {
      if (!(error instanceof TranscriptFormatError)) throw error;
      const { code, message, line } = error;
      return Object.assign(new TranscriptRefused(), { code, message, line });
    }
  }

  @Allows('ANNOTATOR', { of: 'TRANSCRIPT', by: 'id' })
  @Mutation(() => ID, {
    description:
      'Deletes a transcript that you put in, or one of a recording of yours. What it took the place of stands again. Answers with its id.',
  })
  async deleteTranscript(
    @Arg('id', () => ID, { description: 'Id of the transcript.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    if (!(await new TranscriptStore(graph).delete(id, reader.ownerId, await reader.access()))) {
      throw new NotFoundError('transcript of yours', id);
    }
    return id;
  }
}

@Resolver(() => Transcript)
export class TranscriptCues {
  /** By the arguments, as text: all transcripts of a request whose cues are asked for alike share one query. */
  private readonly loaders = new RequestLoaders<RequestContext, string, readonly CueRecord[]>(
    async (ids, asked, { graph, reader }) => {
      const { window, filter } = windowOf(JSON.parse(asked) as CuesArguments);
      return new TranscriptStore(graph).cues(ids, window, filter, (await reader.access()).collectionIds);
    },
    [],
  );

  @FieldResolver(() => TranscriptCueConnection, { description: 'What was said, by time.' })
  async cues(
    @Root() transcript: Transcript,
    @Args(() => CuesArguments) args: CuesArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<TranscriptCue>> {
    const { window } = windowOf(args);
    const rows = await this.loaders.load(transcript.id, JSON.stringify(args), request);
    return page(rows, window, ({ ordinal }) => [ordinal], { nodeOf: TranscriptCue.of });
  }
}

function windowOf({ fromSeconds, toSeconds, ...args }: CuesArguments) {
  const window = pageWindow('transcript:cues', args, ['number']);
  return { window, filter: { fromSeconds: fromSeconds ?? null, toSeconds: toSeconds ?? null } };
}
