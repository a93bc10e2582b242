import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { FormTokenRecord, SoundFormRecord } from './sound-form.ts';

@BelongsTo('LEXICON')
@ObjectType({ description: 'A sound pattern that recurs: a word, a call type.', simpleResolvers: true })
export class SoundForm implements Omit<SoundFormRecord, 'medoidTokenId'> {
  @Field(() => ID, { description: 'Stable id; one that was merged into another leads to the other.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon that it belongs to.' })
  lexiconId!: string;

  @Field(() => Int, { description: 'How often it was heard, alone or inside a longer utterance.' })
  tokenCount!: number;

  static of(this: void, record: SoundFormRecord): SoundForm {
    return Object.assign(new SoundForm(), record);
  }
}

export const SoundFormConnection = connectionType<SoundForm>({
  name: 'SoundForm',
  items: 'sound forms',
  node: () => SoundForm,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'One occurrence of a sound form.', simpleResolvers: true })
export class FormToken implements FormTokenRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it is in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The sound event that it is in.' })
  soundEventId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => Boolean, { description: 'Whether it is all of its utterance; otherwise it was found inside it.' })
  whole!: boolean;

  @Field(() => Float, { description: 'How sure it is that this is of the form, 0 to 1.' })
  confidence!: number;
}
