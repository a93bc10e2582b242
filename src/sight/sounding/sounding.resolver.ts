import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { HeardSource } from '../../sound/sources/source.type.ts';
import { Face } from '../people/face.type.ts';
import { soundingOfRecording } from './sounding-inference.ts';
import { Sounding } from './sounding.type.ts';

async function soundingsOf(
  recordingId: string,
  inferred: InferredFieldArguments,
  request: RequestContext,
  isWanted: (sounding: { readonly heardSourceId: string; readonly seenId: string }) => boolean,
): Promise<Sounding[] | null> {
  const found = await request.infer(soundingOfRecording, loadOptions(inferred)).load(recordingId);
  return found && found.filter(isWanted).map(Sounding.of);
}

@Resolver(() => Recording)
export class RecordingSounding {
  @FieldResolver(() => [Sounding], {
    nullable: true,
    description: 'Who or what in view makes what is heard, by time. Inferred when it is asked for and not there yet.',
  })
  async sounding(
    @Root() recording: Recording,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Sounding[] | null> {
    return await soundingsOf(recording.id, inferred, request, () => true);
  }
}

@Resolver(() => HeardSource)
export class HeardSourceSounding {
  @FieldResolver(() => [Sounding], {
    nullable: true,
    description: 'Where it is seen making what is heard of it. Inferred when it is asked for and not there yet.',
  })
  async seen(
    @Root() source: HeardSource,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Sounding[] | null> {
    return await soundingsOf(source.recordingId, inferred, request, ({ heardSourceId }) => heardSourceId === source.id);
  }
}

@Resolver(() => Face)
export class FaceSounding {
  @FieldResolver(() => [Sounding], {
    nullable: true,
    description: 'What its mouth says. Inferred when it is asked for and not there yet.',
  })
  async sounding(
    @Root() face: Face,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Sounding[] | null> {
    return await soundingsOf(face.recordingId, inferred, request, ({ seenId }) => seenId === face.id);
  }
}
