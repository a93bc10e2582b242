import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import { Mapping, Situation } from '../mapping.type.ts';
import { Clip } from './clip.type.ts';
import { explain } from './explanation.service.ts';
import { ExplanationStore, type ContraryEvidence } from './explanation.store.ts';
import { Explanation } from './explanation.type.ts';

const mostEvidence = 50;

@Resolver(() => Mapping)
export class ExplanationResolver {
  /** One query a request for all its mappings. */
  private readonly against = new RequestLoaders<RequestContext, number, ContraryEvidence>(
    async (ids, limit, { graph, reader }) =>
      new ExplanationStore(graph).against(ids, limit, (await reader.access()).collectionIds),
    { count: 0, situations: [] },
  );

  @Allows('READER')
  @Query(() => Explanation, {
    description:
      'Why a mapping is held: numbered ways through the graph for it and against it, reviews, and its rivals.',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async explain(
    @Arg('mappingId', () => ID, { description: 'Id of the mapping.' }) mappingId: string,
    @Arg('first', () => Int, { defaultValue: 5, description: `Situations of each side at most, 1 to ${mostEvidence}.` })
    first: number,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Explanation> {
    return Explanation.of(await explain(mappingId, checkFirst(first, mostEvidence), graph, await reader.access()));
  }

  @FieldResolver(() => [Situation], {
    description:
      'Situations that speak against it: the form was heard, and the concept surely not in view. The surest first.',
  })
  async evidenceAgainst(
    @Root() mapping: Mapping,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostEvidence}.` }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly Situation[]> {
    const { situations } = await this.against.load(mapping.id, checkFirst(first, mostEvidence), request);
    return situations.map((record) => Object.assign(new Situation(), record));
  }
}

@Resolver(() => Situation)
export class SituationClip {
  @FieldResolver(() => Clip, { description: 'The utterance, to be played.' })
  clip(@Root() situation: Situation): Clip {
    return Clip.of(situation);
  }
}
