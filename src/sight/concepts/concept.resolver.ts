import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import type { RequestContext } from '../../request-context.ts';
import { ConceptStore, type ConceptFilter, type ConceptOccurrence } from './concept.store.ts';
import type { ConceptKind, ConceptRecord } from './concept.ts';
import { Concept, ConceptConnection, ConceptKindName, Occurrence } from '../contexts/visual-context.type.ts';

@ArgsType()
export class ConceptsArguments extends ConnectionArguments {
  @Field(() => ConceptKindName, { nullable: true, description: 'Only concepts of this kind.' })
  kind?: ConceptKind | null;

  @Field(() => String, { nullable: true, description: 'Only concepts whose label holds this text, in any case.' })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only things with a name; false: only those without.' })
  named?: boolean | null;
}

const longestLabel = 200;
const mostOccurrences = 200;

@Resolver(() => Concept)
export class ConceptResolver {
  /** One query a request for the occurrences of all its concepts. */
  private readonly occurrenceLoaders = new RequestLoaders<RequestContext, number, readonly ConceptOccurrence[]>(
    async (ids, limit, { graph, reader }) =>
      new ConceptStore(graph).occurrences(ids, limit, (await reader.access()).collectionIds),
    [],
  );

  @Allows('READER')
  @Query(() => ConceptConnection, { description: 'Candidate referents by label; things without a name come last.' })
  async concepts(
    @Args(() => ConceptsArguments) args: ConceptsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Concept>> {
    const window = pageWindow('concepts:by-name', args, ['string', 'string']);
    const rows = await new ConceptStore(graph).list(filterOf(args), window, await reader.access());
    const keysOf = (row: ConceptRecord) => [row.label ?? null, row.id];
    return page(rows, window, keysOf, { nodeOf: Concept.of });
  }

  @Allows('READER')
  @Query(() => Concept, {
    nullable: true,
    description: 'One concept; an id that was merged into another answers with the other.',
  })
  async concept(
    @Arg('id', () => ID, { description: 'Id of the concept, present or former.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Concept | null> {
    const { lexiconIds } = await reader.access();
    const record = (await new ConceptStore(graph).read([id], lexiconIds)).get(id);
    return record === undefined ? null : Concept.of(record);
  }

  @Allows('ANNOTATOR', { of: 'CONCEPT', by: 'id' })
  @Mutation(() => Concept, { description: 'Gives a thing without a name its name, or another one.' })
  async nameConcept(
    @Arg('id', () => ID, { description: 'A concept that was found by its looks.' }) id: string,
    @Arg('label', () => String, { description: 'Its name, up to 200 characters.' }) label: string,
    @Arg('kind', () => ConceptKindName, {
      defaultValue: ConceptKindName.OBJECT,
      description: 'What sort of thing it is.',
    })
    kind: ConceptKind,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Concept> {
    const name = label.trim();
    if (name === '' || name.length > longestLabel) {
      throw new ParameterError(`a label has 1 to ${longestLabel} characters, this one has ${name.length}`);
    }
    const { lexiconIds } = await reader.access();
    const record = await new ConceptStore(graph).name(id, { label: name, kind }, lexiconIds);
    if (record === undefined) throw new NotFoundError('concept found by its looks', id);
    return Concept.of(record);
  }

  @FieldResolver(() => [Occurrence], { description: 'Where it was in view, the surest places first.' })
  async occurrences(
    @Root() concept: Concept,
    @Arg('first', () => Int, { defaultValue: 10, description: `How many at most, 1 to ${mostOccurrences}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly ConceptOccurrence[]> {
    return await this.occurrenceLoaders.load(concept.id, checkFirst(first, mostOccurrences), request);
  }
}

function filterOf(args: ConceptsArguments): ConceptFilter {
  const { kind, label, named } = args;
  return { ...(kind != null && { kind }), ...(label != null && { label }), ...(named != null && { named }) };
}
