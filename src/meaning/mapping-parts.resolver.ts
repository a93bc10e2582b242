import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkFirst } from '../api/check-first.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { SoundForm } from '../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../request-context.ts';
import { Review } from '../review/review.type.ts';
import { Concept } from '../sight/contexts/visual-context.type.ts';
import { FormAndConceptLoaders } from './form-and-concept-loaders.ts';
import { MappingStore } from './mapping.store.ts';
import { Mapping, Situation } from './mapping.type.ts';
import { reviewsOfMappings } from './reviews-of-mappings.ts';

const mostEvidence = 50;

/** What hangs on a mapping, each part in one query for all mappings of a request. */
@Resolver(() => Mapping)
export class MappingParts {
  private readonly loaders = new FormAndConceptLoaders();

  private readonly evidenceOf = new RequestLoaders<RequestContext, 'mapping', readonly Situation[]>(
    async (ids, _by, { graph, reader }) => {
      const { collectionIds } = await reader.access();
      const found = await new MappingStore(graph).evidence(ids, mostEvidence, collectionIds);
      return new Map(
        [...found].map(([id, records]) => [id, records.map((record) => Object.assign(new Situation(), record))]),
      );
    },
    [],
  );

  @FieldResolver(() => SoundForm, { nullable: true, description: 'The sound form.' })
  form(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<SoundForm | null> {
    return this.loaders.form(mapping.formId, request);
  }

  @FieldResolver(() => Concept, { nullable: true, description: 'The concept.' })
  concept(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<Concept | null> {
    return this.loaders.concept(mapping.conceptId, request);
  }

  @FieldResolver(() => [Review], { description: 'What people said of it, the newest first.' })
  async reviews(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<readonly Review[]> {
    return (await reviewsOfMappings.load(mapping.id, 'mapping', request)).map(Review.of);
  }

  @FieldResolver(() => [Situation], { description: 'The situations that speak most strongly for it.' })
  async evidence(
    @Root() mapping: Mapping,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostEvidence}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly Situation[]> {
    const most = checkFirst(first, mostEvidence);
    const situations = await this.evidenceOf.load(mapping.id, 'mapping', request);
    return situations.slice(0, most);
  }
}
