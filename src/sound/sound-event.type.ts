import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import type { SoundEventRecord, SourceKind } from './sound-event.ts';

export enum SourceKindName {
  HUMAN = 'HUMAN',
  ANIMAL = 'ANIMAL',
  MACHINE = 'MACHINE',
  MUSIC = 'MUSIC',
  NATURE = 'NATURE',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SourceKindName, {
  name: 'SourceKind',
  description: 'Who or what sounded, in the broadest kinds.',
  valuesConfig: {
    HUMAN: { description: 'A person.' },
    ANIMAL: { description: 'An animal.' },
    MACHINE: { description: 'A machine, a vehicle or a tool.' },
    MUSIC: { description: 'Music.' },
    NATURE: { description: 'Wind, water, fire and the like.' },
    UNKNOWN: { description: 'Not known.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'A stretch of sound from one source.', simpleResolvers: true })
export class SoundEvent implements Omit<SoundEventRecord, 'collectionId' | 'ordinal'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it was heard in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that heard it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => SourceKindName, { description: 'Who or what sounded.' })
  kind!: SourceKind;

  @Field(() => String, {
    description:
      'What it sounded like: `voice`, a sound by its name (`dog`), its kind (`animal`), or `tonal`, `noise`, `impulse` or `sound`.',
  })
  label!: string;

  @Field(() => Float, { description: 'How sure the recogniser is, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The frequency in Hz below which 5 % of its energy lies; null where none stands out of the background.',
  })
  lowHz?: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The frequency in Hz above which 5 % of its energy lies; null where none stands out of the background.',
  })
  highHz?: number;

  @Field(() => Boolean, { description: 'Whether it is an utterance: voice between two pauses.' })
  isVoice!: boolean;

  static of(this: void, record: SoundEventRecord): SoundEvent {
    return Object.assign(new SoundEvent(), record);
  }
}

export const SoundEventConnection = connectionType<SoundEvent>({
  name: 'SoundEvent',
  items: 'sound events',
  node: () => SoundEvent,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'Pitch, loudness and colour of one sound event.', simpleResolvers: true })
export class Prosody {
  @Field(() => Float, {
    nullable: true,
    description: 'Median fundamental frequency in Hz; null without voiced frames.',
  })
  f0MedianHz!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lowest fundamental frequency in Hz; null without voiced frames.',
  })
  f0MinHz!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Highest fundamental frequency in Hz; null without voiced frames.',
  })
  f0MaxHz!: number | null;

  @Field(() => Float, { description: 'Share of frames that are voiced, 0 to 1.' })
  voicedShare!: number;

  @Field(() => [Float], { description: 'Fundamental frequency in Hz every `f0StepSeconds`; 0 where unvoiced.' })
  f0ContourHz!: number[];

  @Field(() => Float, { description: 'Seconds between two values of `f0ContourHz`.' })
  f0StepSeconds!: number;

  @Field(() => Float, { description: 'Mean intensity in dB below full scale.' })
  intensityMeanDb!: number;

  @Field(() => Float, { description: 'Greatest intensity in dB below full scale.' })
  intensityMaxDb!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Centre of gravity of the power spectrum in Hz; null in silence.',
  })
  spectralCentroidHz!: number | null;
}
