import 'reflect-metadata';
import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { checkFirst } from '../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { pageOfList } from '../api/page-of-list.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { SoundForm } from '../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../request-context.ts';
import { Concept } from '../sight/contexts/visual-context.type.ts';
import { FormAndConceptLoaders } from './form-and-concept-loaders.ts';
import { MappingStore } from './mapping.store.ts';
import { Mapping } from './mapping.type.ts';
import { ReviewQueueService } from './review-queue.service.ts';
import { keyOf, ReviewQueueStore, type Pair } from './review-queue.store.ts';
import { movesAfter } from './review-queue.ts';
import { ExpectedMove, ReviewClip, ReviewQuestion, ReviewQuestionConnection } from './review-queue.type.ts';
import { tellingClips, type HeardSituation } from './telling-clips.ts';

const mostClips = 20;
const mostMoves = 50;

@Resolver(() => ReviewQuestion)
export class ReviewQueueResolver {
  private readonly loaders = new FormAndConceptLoaders();

  private readonly mappings = new RequestLoaders<RequestContext, 'id', Mapping | null>(
    async (ids, _by, { graph, reader }) => {
      const found = await new MappingStore(graph).read(ids, (await reader.access()).lexiconIds);
      return new Map([...found].map(([id, mapping]) => [id, Mapping.of(mapping)]));
    },
    null,
  );

  /** By pair, which no loader by id serves. */
  private readonly heard = new WeakMap<RequestContext, HeardLoader>();

  @Allows('READER')
  @Query(() => ReviewQuestionConnection, {
    description:
      'What to ask you about a lexicon, the most telling question first. What you have answered, if only with UNSURE, is not asked again; what others have decided is not asked either, unless they disagree. Ask for the queue anew after some answers: they move it.',
  })
  async reviewQueue(
    @Arg('lexiconId', () => ID, { description: 'The lexicon.' }) lexiconId: string,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<ReviewQuestion>> {
    const window = pageWindow('reviewQueue:most-telling', args, ['number', 'string']);
    const questions = await new ReviewQueueService(graph).questions(lexiconId, reader);
    return pageOfList(questions, window, ({ gainBits, id }) => [-gainBits, id], ReviewQuestion.of);
  }

  @FieldResolver(() => Mapping, {
    nullable: true,
    description: 'The mapping; null while it is too improbable to be stated.',
  })
  mapping(@Root() question: ReviewQuestion, @Ctx() request: RequestContext): Promise<Mapping | null> {
    return this.mappings.load(question.id, 'id', request);
  }

  @FieldResolver(() => SoundForm, { nullable: true, description: 'The sound form.' })
  form(@Root() question: ReviewQuestion, @Ctx() request: RequestContext): Promise<SoundForm | null> {
    return this.loaders.form(question.formId, request);
  }

  @FieldResolver(() => Concept, { nullable: true, description: 'The concept.' })
  concept(@Root() question: ReviewQuestion, @Ctx() request: RequestContext): Promise<Concept | null> {
    return this.loaders.concept(question.conceptId, request);
  }

  @FieldResolver(() => [ReviewClip], {
    description: 'What to listen to: the moments that tell most, those for a yes first, then those against.',
  })
  async clips(
    @Root() question: ReviewQuestion,
    @Arg('first', () => Int, { defaultValue: 3, description: `How many of either side at most, 1 to ${mostClips}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly ReviewClip[]> {
    checkFirst(first, mostClips);
    return tellingClips(await this.heardOf(request).load(question), first).map(ReviewClip.of);
  }

  @FieldResolver(() => [ExpectedMove], { description: 'What a yes would change, the largest move first.' })
  ifConfirmed(
    @Root() question: ReviewQuestion,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostMoves}.` }) first: number,
  ): readonly ExpectedMove[] {
    return moves(question, 'yes', first);
  }

  @FieldResolver(() => [ExpectedMove], { description: 'What a no would change, the largest move first.' })
  ifRejected(
    @Root() question: ReviewQuestion,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostMoves}.` }) first: number,
  ): readonly ExpectedMove[] {
    return moves(question, 'no', first);
  }

  private heardOf(request: RequestContext): HeardLoader {
    let loader = this.heard.get(request);
    if (loader === undefined) this.heard.set(request, (loader = heardLoader(request)));
    return loader;
  }
}

function moves(question: ReviewQuestion, answer: 'yes' | 'no', first: number): ExpectedMove[] {
  checkFirst(first, mostMoves);
  const { beliefs, accuracy } = question.context;
  return movesAfter(question, beliefs, answer, { accuracy })
    .slice(0, first)
    .map((move) => Object.assign(new ExpectedMove(), move));
}

type HeardLoader = DataLoader<Pair, readonly HeardSituation[], string>;

function heardLoader({ graph, reader }: RequestContext): HeardLoader {
  return new DataLoader(
    async (pairs: readonly Pair[]) => {
      const { collectionIds } = await reader.access();
      return await new ReviewQueueStore(graph).heard(pairs, collectionIds);
    },
    { cacheKeyFn: keyOf },
  );
}
