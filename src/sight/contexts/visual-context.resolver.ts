import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { listContexts, type VisualContextFilter } from './visual-context.store.ts';
import { VisualContext, VisualContextConnection } from './visual-context.type.ts';
import { visualContextsOfRecording } from './visual-contexts-inference.ts';

@ArgsType()
export class VisualContextsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of recordings in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this recording.' })
  recordingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only where this concept was in view.' })
  conceptId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Only intervals that end after this many seconds.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only intervals that start before this many seconds.' })
  toSeconds?: number | null;
}

@Resolver(() => VisualContext)
export class VisualContextResolver {
  @Allows('READER')
  @Query(() => VisualContextConnection, {
    description: 'What was in view, over all recordings you may read, by recording and time.',
  })
  async visualContexts(
    @Args(() => VisualContextsArguments) args: VisualContextsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<VisualContext>> {
    const window = pageWindow('visualContexts', args, ['string', 'number', 'string']);
    const rows = await listContexts(graph, filterOf(args), window, await reader.access());
    return page(rows, window, (row) => [row.recordingId, row.startSeconds, row.id], { nodeOf: VisualContext.of });
  }
}

@Resolver(() => Recording)
export class RecordingVisualContexts {
  @FieldResolver(() => VisualContextConnection, {
    nullable: true,
    description: 'What was in view, by time. Inferred when it is asked for and not there yet.',
  })
  async visualContexts(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<VisualContext> | null> {
    const window = pageWindow('recording:visualContexts', args, ['number', 'string']);
    const seen = await request.infer(visualContextsOfRecording, loadOptions(inferred)).load(recording.id);
    return seen && pageOfList(seen.contexts, window, (context) => [context.startSeconds, context.id], VisualContext.of);
  }
}

function filterOf(args: VisualContextsArguments): VisualContextFilter {
  const { collectionId, recordingId, conceptId, fromSeconds, toSeconds } = args;
  return {
    ...(collectionId != null && { collectionId }),
    ...(recordingId != null && { recordingId }),
    ...(conceptId != null && { conceptId }),
    ...(fromSeconds != null && { fromSeconds }),
    ...(toSeconds != null && { toSeconds }),
  };
}
