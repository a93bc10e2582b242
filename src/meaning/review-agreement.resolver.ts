import 'reflect-metadata';
import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Allows, BelongsTo } from '../api/allows.ts';
import type { RequestContext } from '../request-context.ts';
import { countReviews } from '../review/review.ts';
import { Mapping } from './mapping.type.ts';
import { agreementOn, type LexiconAgreement, type ReviewerStanding } from './review-agreement.ts';
import { ReviewTally } from './review-queue.type.ts';
import { reviewsOfMappings } from './reviews-of-mappings.ts';

@BelongsTo('LEXICON')
@ObjectType({ description: 'How far one reviewer can be relied on.', simpleResolvers: true })
export class ReviewerReliability implements ReviewerStanding {
  @Field(() => ID, { description: 'The reviewer.' })
  reviewerId!: string;

  @Field(() => Int, { description: 'Mappings on which they say yes or no.' })
  answered!: number;

  @Field(() => Int, { description: 'Those of them on which others do, too: what the estimate rests on.' })
  compared!: number;

  @Field(() => Float, { description: 'Estimated share of their answers that is right, 0.5 to 1.' })
  accuracy!: number;

  @Field(() => Float, {
    description: 'What a verdict of theirs counts beside one of somebody whom nobody contradicts, 0 to 1.',
  })
  weight!: number;
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'How far the reviewers of a lexicon agree.', simpleResolvers: true })
export class ReviewAgreement implements LexiconAgreement {
  @Field(() => Float, {
    nullable: true,
    description:
      "Krippendorff's alpha: 1 where all agree, 0 where they agree as often as by chance, below 0 where they contradict each other; null where no two have answered the same, or nobody ever answered otherwise.",
  })
  alpha!: number | null;

  @Field(() => Int, { description: 'Mappings on which somebody says yes or no.' })
  reviewed!: number;

  @Field(() => Int, { description: 'Mappings on which several do.' })
  compared!: number;

  @Field(() => Int, { description: 'Mappings on which they disagree.' })
  disputed!: number;

  @Field(() => [ReviewerReliability], { description: 'The reviewers, by id.' })
  reviewers!: readonly ReviewerReliability[];
}

@Resolver(() => Mapping)
export class ReviewAgreementResolver {
  @Allows('READER')
  @Query(() => ReviewAgreement, { description: 'How far the reviewers of a lexicon agree, and whom to rely on.' })
  async reviewAgreement(
    @Arg('lexiconId', () => ID, { description: 'The lexicon.' }) lexiconId: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<ReviewAgreement> {
    return Object.assign(new ReviewAgreement(), await agreementOn(lexiconId, graph, reader));
  }

  @FieldResolver(() => ReviewTally, { description: 'How many people say what of it.' })
  async reviewTally(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<ReviewTally> {
    return Object.assign(new ReviewTally(), countReviews(await reviewsOfMappings.load(mapping.id, 'mapping', request)));
  }
}
