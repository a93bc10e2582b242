import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { Instant } from '../api/scalars.ts';
import type { RequestContext } from '../request-context.ts';
import { ReviewStore, type ReviewFilter } from './review.store.ts';
import { Review, ReviewConnection } from './review.type.ts';

@ArgsType()
export class ReviewsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of this lexicon.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only on this mapping.' })
  mappingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this reviewer.' })
  reviewerId?: string | null;

  @Field(() => Instant, { nullable: true, description: 'Only what was said from this moment on.' })
  since?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only reviews that stand, or only those that do not.' })
  standing?: boolean | null;
}

@Resolver(() => Review)
export class ReviewResolver {
  @Allows('READER')
  @Query(() => ReviewConnection, {
    description: 'Who said what and when, the newest first; what was replaced, taken back or undone included.',
  })
  async reviews(
    @Args(() => ReviewsArguments) args: ReviewsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Review>> {
    const window = pageWindow('reviews:newest', args, ['number', 'string']);
    const { lexiconIds } = await reader.access();
    const rows = await new ReviewStore(graph).list(filterOf(args), window, lexiconIds);
    return page(rows, window, (row) => [row.createdAtMs, row.id], { nodeOf: Review.of });
  }
}

function filterOf({ lexiconId, mappingId, reviewerId, since, standing }: ReviewsArguments): ReviewFilter {
  return {
    ...(lexiconId != null && { lexiconId }),
    ...(mappingId != null && { subjectId: mappingId }),
    ...(reviewerId != null && { reviewerId }),
    ...(since != null && { sinceMs: since }),
    ...(standing != null && { standing }),
  };
}
