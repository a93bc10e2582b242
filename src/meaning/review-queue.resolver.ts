import 'reflect-metadata';
import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { pageOfList } from '../api/page-of-list.ts';
import { ParameterError } from '../errors.ts';
import { SoundFormStore } from '../phonetics/sound-form.store.ts';
import { SoundForm } from '../phonetics/sound-form.type.ts';
import type { RequestContext } from '../request-context.ts';
import { ConceptStore } from '../sight/concept.store.ts';
import { Concept } from '../sight/visual-context.type.ts';
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
  private readonly loaders = new WeakMap<RequestContext, Loaders>();

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
    return this.of(request).mappings.load(question.id);
  }

  @FieldResolver(() => SoundForm, { nullable: true, description: 'The sound form.' })
  form(@Root() question: ReviewQuestion, @Ctx() request: RequestContext): Promise<SoundForm | null> {
    return this.of(request).forms.load(question.formId);
  }

  @FieldResolver(() => Concept, { nullable: true, description: 'The concept.' })
  concept(@Root() question: ReviewQuestion, @Ctx() request: RequestContext): Promise<Concept | null> {
    return this.of(request).concepts.load(question.conceptId);
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
    return tellingClips(await this.of(request).heard.load(question), first).map(ReviewClip.of);
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

  private of(request: RequestContext): Loaders {
    const known = this.loaders.get(request);
    if (known !== undefined) return known;
    const loaders = makeLoaders(request);
    this.loaders.set(request, loaders);
    return loaders;
  }
}

function moves(question: ReviewQuestion, answer: 'yes' | 'no', first: number): ExpectedMove[] {
  checkFirst(first, mostMoves);
  const { beliefs, accuracy } = question.context;
  return movesAfter(question, beliefs, answer, { accuracy })
    .slice(0, first)
    .map((move) => Object.assign(new ExpectedMove(), move));
}

function checkFirst(first: number, most: number): void {
  if (!(first >= 1 && first <= most)) throw new ParameterError(`first is ${first}; it must be from 1 to ${most}`);
}

type Loaders = ReturnType<typeof makeLoaders>;

/** Each part in one query for all questions of a request. */
function makeLoaders({ graph, reader }: RequestContext) {
  return {
    mappings: new DataLoader<string, Mapping | null>(async (ids) => {
      const found = await new MappingStore(graph).read(ids, (await reader.access()).lexiconIds);
      return ids.map((id) => {
        const mapping = found.get(id);
        return mapping === undefined ? null : Mapping.of(mapping);
      });
    }),
    forms: new DataLoader<string, SoundForm | null>(async (ids) => {
      const found = await new SoundFormStore(graph).read(ids, (await reader.access()).lexiconIds);
      return ids.map((id) => {
        const form = found.get(id);
        return form === undefined ? null : SoundForm.of(form);
      });
    }),
    concepts: new DataLoader<string, Concept | null>(async (ids) => {
      const found = await new ConceptStore(graph).read(ids, (await reader.access()).lexiconIds);
      return ids.map((id) => {
        const concept = found.get(id);
        return concept === undefined ? null : Concept.of(concept);
      });
    }),
    heard: new DataLoader<Pair, readonly HeardSituation[], string>(
      async (pairs) => {
        const { collectionIds } = await reader.access();
        return await new ReviewQueueStore(graph).heard(pairs, collectionIds);
      },
      { cacheKeyFn: keyOf },
    ),
  };
}
