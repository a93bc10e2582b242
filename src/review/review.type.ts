import 'reflect-metadata';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { Instant } from '../api/scalars.ts';
import type { ReviewEnd, ReviewRecord, ReviewVerdict } from './review.ts';

export enum ReviewVerdictName {
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
  UNSURE = 'UNSURE',
}
registerEnumType(ReviewVerdictName, {
  name: 'ReviewVerdict',
  description: "A person's verdict on a statement.",
  valuesConfig: {
    CONFIRMED: { description: 'It is so.' },
    REJECTED: { description: 'It is not so.' },
    UNSURE: { description: 'They cannot tell: it counts neither way, and they are not asked again.' },
  },
});

export enum ReviewEndName {
  REPLACED = 'REPLACED',
  RETRACTED = 'RETRACTED',
  UNDONE = 'UNDONE',
}
registerEnumType(ReviewEndName, {
  name: 'ReviewEnd',
  description: 'Why a review no longer stands.',
  valuesConfig: {
    REPLACED: { description: 'The same reviewer said something else later.' },
    RETRACTED: { description: 'The reviewer took it back.' },
    UNDONE: { description: 'The reviewer undid it, and what they had said before stands again.' },
  },
});

@BelongsTo('LEXICON')
@ObjectType({ description: "A person's verdict on a statement." })
export class Review implements Pick<
  ReviewRecord,
  'id' | 'lexiconId' | 'formId' | 'conceptId' | 'verdict' | 'note' | 'reviewerId'
> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  subjectId!: string;

  @Field(() => ID, { description: 'The mapping that it is on; it may be gone when nothing speaks for it any more.' })
  get mappingId(): string {
    return this.subjectId;
  }

  @Field(() => ID, { description: 'The lexicon of the mapping.' })
  lexiconId!: string;

  @Field(() => ID, { description: 'The sound form, as it was then.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept, as it was then.' })
  conceptId!: string;

  @Field(() => ReviewVerdictName, { description: 'What the reviewer found.' })
  verdict!: ReviewVerdict;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the reviewer.' })
  note?: string | null;

  @Field(() => ID, { description: 'Who.' })
  reviewerId!: string;

  createdAtMs!: number;
  retractedAtMs?: number | null;

  @Field(() => Instant, { description: 'When.' })
  get createdAt(): number {
    return this.createdAtMs;
  }

  @Field(() => Instant, { nullable: true, description: 'When it was undone or replaced; null while it stands.' })
  get retractedAt(): number | null {
    return this.retractedAtMs ?? null;
  }

  @Field(() => ReviewEndName, { nullable: true, description: 'Why it no longer stands; null while it does.' })
  ended?: ReviewEnd | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The earlier review that stands again by this one, after an undoing.',
  })
  restoresId?: string | null;

  static of(this: void, record: ReviewRecord): Review {
    return Object.assign(new Review(), record);
  }
}

export const ReviewConnection = connectionType<Review>({ name: 'Review', items: 'reviews', node: () => Review });
