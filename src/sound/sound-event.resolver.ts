import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { pageOfList } from '../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../inference/inferred-field-arguments.ts';
import { Recording } from '../recording/recording.type.ts';
import type { RequestContext } from '../request-context.ts';
import type { SoundEventRecord, SourceKind } from './sound-event.ts';
import { listEvents, type SoundEventFilter } from './sound-event.store.ts';
import { SoundEvent, SoundEventConnection, SourceKindName } from './sound-event.type.ts';
import { soundEventsOfRecording } from './sound-events-inference.ts';

@ArgsType()
export class SoundEventsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only events of recordings in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only events of this recording.' })
  recordingId?: string | null;

  @Field(() => SourceKindName, { nullable: true, description: 'Only events of this kind.' })
  kind?: SourceKind | null;

  @Field(() => String, { nullable: true, description: 'Only events with exactly this label.' })
  label?: string | null;

  @Field(() => Float, { nullable: true, description: 'Only events that end after this many seconds.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only events that start before this many seconds.' })
  toSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only events at least this sure, 0 to 1.' })
  minimumConfidence?: number | null;
}

@Resolver(() => SoundEvent)
export class SoundEventResolver {
  @Allows('READER')
  @Query(() => SoundEventConnection, {
    description: 'Sound events that are there, over all recordings you may read, by recording and time.',
  })
  soundEvents(
    @Args(() => SoundEventsArguments) args: SoundEventsArguments,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SoundEvent>> {
    return list(args, false, context);
  }

  @Allows('READER')
  @Query(() => SoundEventConnection, { description: 'The same, of voice alone.' })
  utterances(
    @Args(() => SoundEventsArguments) args: SoundEventsArguments,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SoundEvent>> {
    return list(args, true, context);
  }
}

@Resolver(() => Recording)
export class RecordingSoundEvents {
  @FieldResolver(() => SoundEventConnection, {
    nullable: true,
    description: 'What was heard, by time. Inferred when it is asked for and not there yet.',
  })
  async soundEvents(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<SoundEvent> | null> {
    const window = pageWindow('recording:soundEvents', args, ['number', 'string']);
    const events = await request.infer(soundEventsOfRecording, loadOptions(inferred)).load(recording.id);
    return events && pageOfList(events, window, (event) => [event.startSeconds, event.id], SoundEvent.of);
  }
}

async function list(
  args: SoundEventsArguments,
  voiceOnly: boolean,
  { graph, reader }: RequestContext,
): Promise<Connection<SoundEvent>> {
  const window = pageWindow('soundEvents', args, ['string', 'number', 'string']);
  const { collectionIds } = await reader.access();
  const rows = await listEvents(graph, filterOf(args, voiceOnly), window, collectionIds);
  const keysOf = (row: SoundEventRecord) => [row.recordingId, row.startSeconds, row.id];
  return page(rows, window, keysOf, { nodeOf: SoundEvent.of });
}

function filterOf(args: SoundEventsArguments, voiceOnly: boolean): SoundEventFilter {
  const { collectionId, recordingId, kind, label, fromSeconds, toSeconds, minimumConfidence } = args;
  return {
    voiceOnly,
    ...(collectionId != null && { collectionId }),
    ...(recordingId != null && { recordingId }),
    ...(kind != null && { kind }),
    ...(label != null && { label }),
    ...(fromSeconds != null && { fromSeconds }),
    ...(toSeconds != null && { toSeconds }),
    ...(minimumConfidence != null && { minimumConfidence }),
  };
}
