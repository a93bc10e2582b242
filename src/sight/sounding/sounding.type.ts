import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { SoundingRecord } from './sounding.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'Somebody or something in view that makes what is heard.', simpleResolvers: true })
export class Sounding implements SoundingRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that found it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => ID, { description: 'The HeardSource: who or what is heard.' })
  heardSourceId!: string;

  @Field(() => ID, {
    description: 'The Face whose mouth moves with it, or the Body or Appearance that moves as it sounds.',
  })
  seenId!: string;

  @Field(() => Float, {
    description: 'How sure it is that it is this one, and no other nor somebody out of view, 0 to 1.',
  })
  confidence!: number;

  static of(this: void, record: SoundingRecord): Sounding {
    return Object.assign(new Sounding(), record);
  }
}
