import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { ReviewVerdict } from '../review/review.ts';
import { ReviewVerdictName } from '../review/review.type.ts';
import { type MappingReviewService } from './mapping-review.service.ts';
import { Mapping } from './mapping.type.ts';

const longestNote = 2000;

@Resolver(() => Mapping)
export class MappingReviewResolver {
  constructor(private readonly reviews: MappingReviewService) {}

  @Mutation(() => Mapping, {
    description: 'Confirms or rejects a mapping. It outranks what was learned, and moves the rivals of the mapping.',
  })
  async reviewMapping(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Arg('verdict', () => ReviewVerdictName, { description: 'Whether it is so.' }) verdict: ReviewVerdict,
    @Arg('note', () => String, { nullable: true, description: 'Why, up to 2000 characters.' }) note: string | null,
    @Ctx() { reader }: RequestContext,
  ): Promise<Mapping> {
    if (note != null && note.length > longestNote) {
      throw new ParameterError(`a note has at most ${longestNote} characters, this one has ${note.length}`);
    }
    return Mapping.of(await this.reviews.review(id, { verdict, ...(note != null && { note }) }, reader));
  }

  @Mutation(() => Mapping, { description: 'Takes your standing verdict on a mapping back.' })
  async retractReview(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Ctx() { reader }: RequestContext,
  ): Promise<Mapping> {
    return Mapping.of(await this.reviews.review(id, { verdict: undefined }, reader));
  }
}
