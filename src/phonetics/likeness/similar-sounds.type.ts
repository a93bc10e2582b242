import 'reflect-metadata';
import { createUnionType, Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import type { SoundExample } from './sound-example.ts';

@BelongsTo('PARENT')
@ObjectType({ description: 'A phone of one sound beside that of another in the same place.', simpleResolvers: true })
export class AlignedPhone {
  @Field(() => String, { nullable: true, description: 'Of the example, in IPA; null where it has none there.' })
  example!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the sound that was found; null where it has none there.' })
  found!: string | null;

  @Field(() => Float, { description: 'How far apart they are in articulation: 0 the same, 1 in every feature.' })
  distance!: number;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A sound event that is like an example.', simpleResolvers: true })
export class SimilarSound {
  @Field(() => SoundEvent, { description: 'The sound event.' })
  soundEvent!: SoundEvent;

  @Field(() => Float, { description: 'Start, in the recording, of the stretch of it that is most like the example.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End of that stretch.' })
  endSeconds!: number;

  @Field(() => Float, {
    description:
      'Cosine of the angle between both as points: 1 is the same sound, about 0 any other. What is enough depends on the recordings.',
  })
  similarity!: number;

  @Field(() => ID, { description: 'The recording that it is in.' })
  recordingId!: string;

  readonly example!: SoundExample;
  readonly exampleStretch!: TimeSpan;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'Sounds that are like an example.', simpleResolvers: true })
export class SimilarSounds {
  @Field(() => [SimilarSound], { description: 'The likest first, each sound event once.' })
  sounds!: readonly SimilarSound[];
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'Why nothing can be compared with an example.', simpleResolvers: true })
export class SimilarSoundsRefused {
  @Field(() => String, {
    description: 'NO_SOUND, NOTHING_HEARD, EXAMPLE_TOO_LONG, or the code of what is wrong with the file.',
  })
  code!: string;

  @Field(() => String, { description: 'The same in words.' })
  message!: string;
}

export const SimilarSoundsResult = createUnionType({
  name: 'SimilarSoundsResult',
  description: 'Sounds like an example, or why it cannot be one.',
  types: () => [SimilarSounds, SimilarSoundsRefused] as const,
});
