import 'reflect-metadata';
import { ArgsType, Field, Float, ID, registerEnumType } from 'type-graphql';
import type { CrossingDirection, MappingChangeFilter } from './mapping-change-filter.ts';
import type { MappingStatus } from './mapping.ts';
import { MappingStatusName } from './mapping.type.ts';

export enum CrossingDirectionName {
  UP = 'UP',
  DOWN = 'DOWN',
  EITHER = 'EITHER',
}
registerEnumType(CrossingDirectionName, {
  name: 'CrossingDirection',
  description: 'How a probability passes a value.',
  valuesConfig: {
    UP: { description: 'From below it to it or above.' },
    DOWN: { description: 'From it or above to below it, or the mapping is given up.' },
    EITHER: { description: 'Both.' },
  },
});

/** The filters of changes as arguments: a subscription and a webhook take the same. */
@ArgsType()
export class MappingChangeArguments implements MappingChangeFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this lexicon.' })
  lexiconId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of lexicons of this language: as it was given with their collections, `und` where none was.',
  })
  language?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this sound form means.' })
  formId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what means this concept.' })
  conceptId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Only changes in which the probability passes this value, above 0 and at most 1. A mapping that is not there ' +
      'has probability 0.',
  })
  crosses?: number | null;

  @Field(() => CrossingDirectionName, {
    nullable: true,
    description: 'Which way it passes the value of `crosses`; EITHER unless said.',
  })
  direction?: CrossingDirection | null;

  @Field(() => MappingStatusName, { nullable: true, description: 'Only mappings of this status.' })
  status?: MappingStatus | null;
}
