import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { TextInView, TextInViewConnection } from './text.type.ts';
import { textsOfRecording } from './texts-inference.ts';

@Resolver(() => Recording)
export class RecordingTexts {
  @FieldResolver(() => TextInViewConnection, {
    nullable: true,
    description:
      'What is written in view, by time: level, upright Latin letters of English. Inferred when it is asked for and not there yet.',
  })
  async textsInView(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<TextInView> | null> {
    const window = pageWindow('recording:textsInView', args, ['number', 'string']);
    const texts = await request.infer(textsOfRecording, loadOptions(inferred)).load(recording.id);
    return texts && pageOfList(texts, window, (text) => [text.startSeconds, text.id], TextInView.of);
  }
}
