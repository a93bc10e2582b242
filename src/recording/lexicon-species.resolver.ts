import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { NotFoundError, ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import { CollectionStore } from './collection.store.ts';
import { LexiconSpecies } from './lexicon-species.ts';
import { Collection } from './recording.type.ts';

const longestName = 200;

@Resolver()
export class LexiconSpeciesResolver {
  @Allows('OWNER', { of: 'LEXICON', by: 'lexiconId' })
  @Mutation(() => [Collection], {
    description:
      'Says that a lexicon of yours is of an animal, or of another system that is no human language. From then on nothing in it is translated: `interpret` ' +
      'names call types and what they are hypothesised to go with, and `callHypotheses` is what it offers. Answers with its collections.',
  })
  async setLexiconSpecies(
    @Arg('lexiconId', () => ID, { description: 'Id of the lexicon; collections name theirs.' }) lexiconId: string,
    @Arg('species', () => String, {
      nullable: true,
      description: 'What it is called, such as `Parus major`, up to 200 characters; null for a human language.',
    })
    species: string | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Collection[]> {
    const name = species?.trim() ?? null;
    if (name !== null && (name === '' || name.length > longestName)) {
      throw new ParameterError(`species has 1 to ${longestName} characters, this one has ${name.length}`);
    }
    if (!(await new LexiconSpecies(graph).set(lexiconId, (await reader.access()).owned.lexiconIds, name))) {
      throw new NotFoundError('lexicon of yours', lexiconId);
    }
    const collections = await new CollectionStore(graph).list((await reader.access()).collectionIds);
    return collections
      .filter((collection) => collection.lexiconId === lexiconId)
      .map((collection) => Object.assign(new Collection(), collection));
  }
}
