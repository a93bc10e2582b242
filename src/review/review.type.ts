import 'reflect-metadata';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Instant } from '../api/scalars.ts';
import type { ReviewRecord, ReviewVerdict } from './review.ts';

export enum ReviewVerdictName {
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
}
registerEnumType(ReviewVerdictName, {
  name: 'ReviewVerdict',
  description: "A person's verdict on a statement.",
  valuesConfig: { CONFIRMED: { description: 'It is so.' }, REJECTED: { description: 'It is not so.' } },
});

@ObjectType({ description: "A person's verdict on a statement." })
export class Review implements Pick<ReviewRecord, 'id' | 'verdict' | 'note' | 'reviewerId'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

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

  static of(this: void, record: ReviewRecord): Review {
    return Object.assign(new Review(), record);
  }
}
