import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NotFoundError, ParameterError } from '../../errors.ts';
import { loadOptions } from '../../inference/inferred-field-arguments.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { captionsOfRecording, type CaptionTools } from './captions-of-recording.ts';
import { CaptionArguments, Captions } from './captions.type.ts';
import { writeCaptions } from './write-captions.ts';

@Resolver(() => Recording)
export class RecordingCaptionsResolver {
  constructor(private readonly tools: CaptionTools) {}

  @FieldResolver(() => Captions, {
    nullable: true,
    description:
      'Its captions as a file. What they need is inferred when it is asked for and not there yet. To download: ' +
      '`/media/ID/captions.vtt` or `.srt`.',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async captions(
    @Root() { id }: Recording,
    @Args(() => CaptionArguments) args: CaptionArguments,
    @Ctx() request: RequestContext,
  ): Promise<Captions | null> {
    const { format, speech: style, leastConfidence, unknownSounds } = args;
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new ParameterError(`leastConfidence is ${leastConfidence}; it must be from 0 to 1`);
    }
    const [recording] = await new RecordingStore(request.graph).read(
      [id],
      (await request.reader.access()).collectionIds,
    );
    if (recording === undefined) throw new NotFoundError('recording', id);
    const choices = { style, leastConfidence, unknownSounds };
    const found = await captionsOfRecording(recording, choices, request, this.tools, loadOptions(args));
    if (found === null) return null;
    const { captions, shortened, leftOut, silence = null } = found;
    const text = writeCaptions(captions, format);
    return Object.assign(new Captions(), { text, count: captions.length, shortened, leftOut, silence });
  }
}
