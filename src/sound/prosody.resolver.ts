import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../inference/inferred-field-arguments.ts';
import type { RequestContext } from '../request-context.ts';
import { prosodyOfSoundEvent } from './prosody-inference.ts';
import type { MeasuredProsody } from './prosody.ts';
import { Prosody, SoundEvent } from './sound-event.type.ts';

@Resolver(() => SoundEvent)
export class SoundEventProsody {
  @FieldResolver(() => Prosody, {
    nullable: true,
    description: 'Pitch, loudness and colour. Inferred when it is asked for and not there yet.',
  })
  prosody(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<MeasuredProsody | null> {
    return request.infer(prosodyOfSoundEvent, loadOptions(inferred)).load(event.id);
  }
}
