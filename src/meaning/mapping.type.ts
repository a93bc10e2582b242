import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { Instant } from '../api/scalars.ts';
import type { MappingRecord, MappingStatus } from './mapping.ts';

export enum MappingStatusName {
  HYPOTHESIS = 'HYPOTHESIS',
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
}
registerEnumType(MappingStatusName, {
  name: 'MappingStatus',
  description: 'What stands behind a mapping.',
  valuesConfig: {
    HYPOTHESIS: { description: 'Learned from recordings; nobody has judged it, or reviewers are divided.' },
    CONFIRMED: { description: 'A person has confirmed it.' },
    REJECTED: { description: 'A person has rejected it.' },
  },
});

@BelongsTo('LEXICON')
@ObjectType({ description: '"This sound form means that concept", with how sure, and why.', simpleResolvers: true })
export class Mapping implements Omit<MappingRecord, 'updatedAtMs'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon that it belongs to.' })
  lexiconId!: string;

  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, {
    description: 'Probability that the form means the concept, rather than another one or nothing, 0 to 1.',
  })
  probability!: number;

  @Field(() => Float, { description: 'Lower end of the 90 % credible interval.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end of the 90 % credible interval.' })
  high!: number;

  @Field(() => MappingStatusName, { description: 'Whether a person has judged it.' })
  status!: MappingStatus;

  @Field(() => Int, { description: 'Situations in which the form was heard with the concept in view.' })
  supportCount!: number;

  updatedAtMs!: number;

  @Field(() => Instant, { description: 'When it last changed.' })
  get updatedAt(): number {
    return this.updatedAtMs;
  }

  static of(this: void, record: MappingRecord): Mapping {
    return Object.assign(new Mapping(), record);
  }
}

export const MappingConnection = connectionType<Mapping>({ name: 'Mapping', items: 'mappings', node: () => Mapping });

@BelongsTo('PARENT')
@ObjectType({ description: 'A concept in view around an utterance.', simpleResolvers: true })
export class SeenInSituation {
  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, { description: 'How sure it is that it was there to be spoken of, 0 to 1.' })
  confidence!: number;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'An utterance with what was in view around it.', simpleResolvers: true })
export class Situation {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'Start of the utterance in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End of the utterance in seconds.' })
  endSeconds!: number;

  @Field(() => [SeenInSituation], { description: 'What was in view around it.' })
  saw!: readonly SeenInSituation[];
}
