import 'reflect-metadata';
import { Args, ArgsType, Arg, Ctx, Field, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import { SoundForm } from '../../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { Concept } from '../../sight/contexts/visual-context.type.ts';
import { FormAndConceptLoaders } from '../form-and-concept-loaders.ts';
import { Situation } from '../mapping.type.ts';
import { PhraseStore } from './phrase.store.ts';
import { Phrase, PhraseConnection, PhraseWord, WholeMeaning } from './phrase.type.ts';

const loaders = new FormAndConceptLoaders();
const mostEvidence = 5;

@ArgsType()
export class PhrasesArguments extends ConnectionArguments {
  @Field(() => ID, { description: 'The lexicon.' })
  lexiconId!: string;

  @Field(() => ID, { nullable: true, description: 'Only phrases with this sound form.' })
  formId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Only phrases that are at least as probable as this, 0 to 1, to have a meaning of their own.',
  })
  minimumOwnProbability?: number | null;
}

@Resolver(() => Phrase)
export class PhraseResolver {
  private readonly situations = new RequestLoaders<RequestContext, 'id', Situation | null>(
    async (ids, _by, { graph, reader }) => {
      const { collectionIds } = await reader.access();
      const found = await new PhraseStore(graph).situations(ids, collectionIds);
      return new Map([...found].map(([id, record]) => [id, Object.assign(new Situation(), record)]));
    },
    null,
  );

  @Allows('READER')
  @Query(() => PhraseConnection, {
    description: 'Phrases of a lexicon and what they mean, the most frequent first; as the lexicon was last settled.',
  })
  async phrases(
    @Args(() => PhrasesArguments) args: PhrasesArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Phrase>> {
    const window = pageWindow('phrases:most-frequent', args, ['number', 'string']);
    const least = args.minimumOwnProbability ?? 0;
    if (!(least >= 0 && least <= 1)) {
      throw new ParameterError(`minimumOwnProbability is ${least}; it must be from 0 to 1`);
    }
    const { lexiconIds } = await reader.access();
    if (!lexiconIds.includes(args.lexiconId)) throw new NotFoundError('lexicon', args.lexiconId);
    const found = await new PhraseStore(graph).list(args.lexiconId, args.formId ?? undefined);
    const wanted = found.filter(({ whole }) => whole.reduce((sum, { probability }) => sum + probability, 0) >= least);
    return pageOfList(wanted, window, ({ count, id }) => [-count, id], Phrase.of);
  }

  @FieldResolver(() => [Situation], { description: 'Some utterances in which it was heard.' })
  async evidence(
    @Root() phrase: Phrase,
    @Arg('first', () => Int, { defaultValue: mostEvidence, description: `How many at most, 1 to ${mostEvidence}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly Situation[]> {
    const ids = phrase.situationIds.slice(0, checkFirst(first, mostEvidence));
    const found = await Promise.all(ids.map((id) => this.situations.load(id, 'id', request)));
    return found.filter((situation) => situation !== null);
  }
}

@Resolver(() => PhraseWord)
export class PhraseWordParts {
  @FieldResolver(() => SoundForm, { nullable: true, description: 'The sound form.' })
  form(@Root() word: PhraseWord, @Ctx() request: RequestContext): Promise<SoundForm | null> {
    return loaders.form(word.formId, request);
  }

  @FieldResolver(() => Concept, {
    nullable: true,
    description: 'What it most likely means by itself; null where that is nothing.',
  })
  async concept(@Root() word: PhraseWord, @Ctx() request: RequestContext): Promise<Concept | null> {
    return word.conceptId == null ? null : await loaders.concept(word.conceptId, request);
  }
}

@Resolver(() => WholeMeaning)
export class WholeMeaningParts {
  @FieldResolver(() => Concept, { nullable: true, description: 'The concept.' })
  concept(@Root() meaning: WholeMeaning, @Ctx() request: RequestContext): Promise<Concept | null> {
    return loaders.concept(meaning.conceptId, request);
  }
}
