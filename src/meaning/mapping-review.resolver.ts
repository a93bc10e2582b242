import 'reflect-metadata';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { ReviewVerdict } from '../review/review.ts';
import { ReviewVerdictName } from '../review/review.type.ts';
import { type MappingReviewService, type SaidOfMapping } from './mapping-review.service.ts';
import { Mapping } from './mapping.type.ts';

const longestNote = 2000;

@Resolver(() => Mapping)
export class MappingReviewResolver {
  constructor(private readonly reviews: MappingReviewService) {}

  @Allows('ANNOTATOR', { of: 'MAPPING', by: 'id' })
  @Mutation(() => Mapping, {
    description:
      'Confirms or rejects a mapping, or says that you cannot tell. A yes or no outranks what was learned, and moves the rivals of the mapping.',
  })
  async reviewMapping(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Arg('verdict', () => ReviewVerdictName, { description: 'Whether it is so.' }) verdict: ReviewVerdict,
    @Arg('note', () => String, { nullable: true, description: 'Why, up to 2000 characters.' }) note: string | null,
    @Ctx() { reader }: RequestContext,
  ): Promise<Mapping> {
    return Mapping.of(await this.reviews.review(id, said(verdict, note), reader));
  }

  @Allows('ANNOTATOR', { of: 'SOUND_FORM', by: 'formId' })
  @Mutation(() => Mapping, {
    description:
      'The same for any sound form and concept, also where no mapping states that the one means the other. Where nothing at all says so, only CONFIRMED is taken.',
  })
  async reviewMeaning(
    @Arg('formId', () => ID, { description: 'The sound form.' }) formId: string,
    @Arg('conceptId', () => ID, { description: 'The concept.' }) conceptId: string,
    @Arg('verdict', () => ReviewVerdictName, { description: 'Whether the one means the other.' })
    verdict: ReviewVerdict,
    @Arg('note', () => String, { nullable: true, description: 'Why, up to 2000 characters.' }) note: string | null,
    @Ctx() { reader }: RequestContext,
  ): Promise<Mapping> {
    return Mapping.of(await this.reviews.reviewPair(formId, conceptId, said(verdict, note), reader));
  }

  @Allows('ANNOTATOR', { of: 'MAPPING', by: 'id' })
  @Mutation(() => Mapping, { description: 'Takes your standing verdict on a mapping back.' })
  async retractReview(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Ctx() { reader }: RequestContext,
  ): Promise<Mapping> {
    return Mapping.of(await this.reviews.review(id, undefined, reader));
  }

  @Allows('ANNOTATOR', { of: 'LEXICON', by: 'lexiconId' })
  @Mutation(() => [Mapping], {
    description:
      'Undoes your last reviews in a lexicon that still stand, one after the other; what you had said before of the same stands again. Gives the mappings concerned, the last reviewed first.',
  })
  async undoReviews(
    @Arg('lexiconId', () => ID, { description: 'The lexicon.' }) lexiconId: string,
    @Arg('count', () => Int, { defaultValue: 1, description: 'How many, 1 to 100.' }) count: number,
    @Ctx() { reader }: RequestContext,
  ): Promise<readonly Mapping[]> {
    return (await this.reviews.undo(lexiconId, count, reader)).map(Mapping.of);
  }
}

function said(verdict: ReviewVerdict, note: string | null): SaidOfMapping {
  if (note != null && note.length > longestNote) {
    throw new ParameterError(`a note has at most ${longestNote} characters, this one has ${note.length}`);
  }
  return { verdict, ...(note != null && { note }) };
}
