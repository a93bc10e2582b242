import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../sound-event.type.ts';
import { heardSourcesOfRecording } from './heard-sources-inference.ts';
import { HeardSource, SourceTurn } from './source.type.ts';

@Resolver(() => Recording)
export class RecordingHeardSources {
  @FieldResolver(() => [HeardSource], {
    nullable: true,
    description: 'Who and what is heard, by when it is first heard. Inferred when it is asked for and not there yet.',
  })
  async heardSources(
    @Root() recording: Recording,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<HeardSource[] | null> {
    const heard = await request.infer(heardSourcesOfRecording, loadOptions(inferred)).load(recording.id);
    return heard && heard.map(HeardSource.of);
  }
}

@Resolver(() => SoundEvent)
export class SoundEventTurns {
  @FieldResolver(() => [SourceTurn], {
    nullable: true,
    description: 'Who or what sounds in it, in order of time. Inferred when it is asked for and not there yet.',
  })
  async turns(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<SourceTurn[] | null> {
    const heard = await request.infer(heardSourcesOfRecording, loadOptions(inferred)).load(event.recordingId);
    if (heard === null) return null;
    return heard
      .flatMap((source) => source.turns.map((turn) => ({ ...turn, heardSource: HeardSource.of(source) })))
      .filter(({ soundEventId }) => soundEventId === event.id)
      .sort((a, b) => a.startSeconds - b.startSeconds);
  }
}
