import 'reflect-metadata';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { Situation } from '../mapping.type.ts';
import type { NearMoment } from './similar-moments.store.ts';

/** By what a moment is held against others. */
export type MomentSide = 'SOUND' | 'SIGHT' | 'TEXT' | 'ALL';

export const MomentSideName = { SOUND: 'SOUND', SIGHT: 'SIGHT', TEXT: 'TEXT', ALL: 'ALL' } as const;

registerEnumType(MomentSideName, {
  name: 'MomentSide',
  description: 'By what a moment is held against others.',
  valuesConfig: {
    SOUND: { description: 'By what was heard.' },
    SIGHT: { description: 'By what was in view.' },
    TEXT: { description: 'By what transcripts have there.' },
    ALL: { description: 'By all that the moment has.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'A situation that is like a moment, or like a picture.', simpleResolvers: true })
export class SimilarMoment {
  @Field(() => Situation, { description: 'The situation.' })
  situation!: Situation;

  @Field(() => Float, {
    description:
      'Cosine of the angle between both as points: 1 is the same, about 0 any other. What is enough depends on the lexicon.',
  })
  likeness!: number;

  static of(this: void, { situation, likeness }: NearMoment): SimilarMoment {
    return Object.assign(new SimilarMoment(), { situation: Object.assign(new Situation(), situation), likeness });
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'An utterance that goes with a picture.', simpleResolvers: true })
export class SoundForPicture {
  @Field(() => SoundEvent, { description: 'The utterance.' })
  soundEvent!: SoundEvent;

  @Field(() => Situation, {
    description: 'In which it was heard; what was in view then tells why it may go with the picture.',
  })
  situation!: Situation;

  @Field(() => Float, {
    description:
      'Cosine of the angle between sound and picture in the space that both share. It is well below 1 even where they go together.',
  })
  likeness!: number;

  static of(this: void, { situation, event, likeness }: NearMoment): SoundForPicture {
    const parts = { soundEvent: SoundEvent.of(event), situation: Object.assign(new Situation(), situation), likeness };
    return Object.assign(new SoundForPicture(), parts);
  }
}
