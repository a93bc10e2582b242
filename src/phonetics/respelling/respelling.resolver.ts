import 'reflect-metadata';
import { Arg, Args, Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { respellingOfUtterance } from './respelling-inference.ts';
import { hyphenated } from './spell-utterance.ts';

export enum RespellingStyle {
  SPACE = 'SPACE',
  HYPHEN = 'HYPHEN',
}
registerEnumType(RespellingStyle, {
  name: 'RespellingStyle',
  description: 'What stands between the syllables of a respelling.',
  valuesConfig: {
    SPACE: { description: 'A space, and a bar at a pause.' },
    HYPHEN: { description: 'A hyphen, and a space at a pause.' },
  },
});

@Resolver(() => SoundEvent)
export class SoundEventRespelling {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its phones as an English reader would say them, syllable by syllable; empty where none were heard. Inferred when it ' +
      'is asked for and not there yet.',
  })
  async respelling(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Arg('style', () => RespellingStyle, {
      defaultValue: RespellingStyle.SPACE,
      description: 'What stands between syllables.',
    })
    style: RespellingStyle,
    @Ctx() request: RequestContext,
  ): Promise<string | null> {
    const found = await request.infer(respellingOfUtterance, loadOptions(inferred)).load(event.id);
    if (found === null) return null;
    return style === RespellingStyle.HYPHEN ? hyphenated(found.respelling) : found.respelling;
  }
}
