import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { Instant } from '../../api/scalars.ts';
import type { MappingStatus } from '../mapping.ts';
import { MappingStatusName } from '../mapping.type.ts';
import type { RevisionCause } from './mapping-version.ts';
import type { PastBelief } from './past-lexicon.service.ts';

export enum RevisionCauseName {
  RECORDING_ADDED = 'RECORDING_ADDED',
  RECORDING_FORGOTTEN = 'RECORDING_FORGOTTEN',
  REVIEWED = 'REVIEWED',
  SETTLED = 'SETTLED',
}
registerEnumType(RevisionCauseName, {
  name: 'RevisionCause',
  description: 'Why what a lexicon holds has moved.',
  valuesConfig: {
    RECORDING_ADDED: { description: 'New recordings were taken in.' },
    RECORDING_FORGOTTEN: { description: 'A recording was taken back, and the lexicon settled without it.' },
    REVIEWED: { description: 'People confirmed or rejected mappings, or took it back.' },
    SETTLED: { description: 'The batch result over all recordings took the place of what was learned step by step.' },
  },
});

@BelongsTo('LEXICON')
@ObjectType({
  description:
    'What was held of a mapping for some time. Written down where the probability moved by 0.02, an end of the interval by 0.1, or the status changed.',
  simpleResolvers: true,
})
export class MappingVersion implements PastBelief {
  @Field(() => ID, { description: 'Id of the mapping, which need not be there any more.' })
  mappingId!: string;

  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, { description: 'Probability that the form means the concept, 0 to 1.' })
  probability!: number;

  @Field(() => Float, { description: 'Lower end of the 90 % credible interval.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end of the 90 % credible interval.' })
  high!: number;

  @Field(() => MappingStatusName, { description: 'Whether a person had judged it.' })
  status!: MappingStatus;

  @Field(() => Int, { description: 'Situations in which the form was heard with the concept in view.' })
  supportCount!: number;

  atMs?: number;
  untilMs?: number | null;

  @Field(() => Instant, { nullable: true, description: 'Since when; null where it was worked out anew.' })
  get at(): number | null {
    return this.atMs ?? null;
  }

  @Field(() => Instant, {
    nullable: true,
    description:
      'Until when; null while it is held. Where the next version begins later, the mapping was gone meanwhile.',
  })
  get until(): number | null {
    return this.untilMs ?? null;
  }

  @Field(() => RevisionCauseName, {
    nullable: true,
    description: 'Why it came to be held; null where it was worked out anew.',
  })
  cause?: RevisionCause;

  static of(this: void, belief: PastBelief): MappingVersion {
    return Object.assign(new MappingVersion(), belief);
  }
}

export const MappingVersionConnection = connectionType<MappingVersion>({
  name: 'MappingVersion',
  items: 'versions of mappings',
  node: () => MappingVersion,
});
