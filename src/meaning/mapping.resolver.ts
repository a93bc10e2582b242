import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, Float, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { MappingStatus } from './mapping.ts';
import { MappingStore, type MappingFilter } from './mapping.store.ts';
import { Mapping, MappingConnection, MappingStatusName } from './mapping.type.ts';

@ArgsType()
export class MappingsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of this lexicon.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this sound form means.' })
  formId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what means this concept.' })
  conceptId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only concepts whose label holds this text, in any case.' })
  conceptLabel?: string | null;

  @Field(() => MappingStatusName, { nullable: true, description: 'Only mappings of this status.' })
  status?: MappingStatus | null;

  @Field(() => Float, { nullable: true, description: 'Only mappings at least this probable, 0 to 1.' })
  minimumProbability?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only mappings at most this probable, 0 to 1.' })
  maximumProbability?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only of forms that are heard in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of forms that are heard in this recording.' })
  recordingId?: string | null;
}

@Resolver(() => Mapping)
export class MappingResolver {
  @Allows('READER')
  @Query(() => MappingConnection, { description: 'What sound forms mean, the most probable first.' })
  async mappings(
    @Args(() => MappingsArguments) args: MappingsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Mapping>> {
    const window = pageWindow('mappings:most-probable', args, ['number', 'string']);
    const { lexiconIds } = await reader.access();
    const rows = await new MappingStore(graph).list(filterOf(args), window, lexiconIds);
    return page(rows, window, (row) => [row.probability, row.id], { nodeOf: Mapping.of });
  }

  @Allows('READER')
  @Query(() => Mapping, { nullable: true, description: 'One mapping, or null where there is none to be seen.' })
  async mapping(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Mapping | null> {
    const { lexiconIds } = await reader.access();
    const record = await new MappingStore(graph).find(id, lexiconIds);
    return record === undefined ? null : Mapping.of(record);
  }
}

function filterOf(args: MappingsArguments): MappingFilter {
  const { lexiconId, formId, conceptId, conceptLabel, status, collectionId, recordingId } = args;
  const minimumProbability = probability('minimumProbability', args.minimumProbability);
  const maximumProbability = probability('maximumProbability', args.maximumProbability);
  return {
    ...(lexiconId != null && { lexiconId }),
    ...(formId != null && { formId }),
    ...(conceptId != null && { conceptId }),
    ...(conceptLabel != null && { conceptLabel }),
    ...(status != null && { status }),
    ...(minimumProbability !== undefined && { minimumProbability }),
    ...(maximumProbability !== undefined && { maximumProbability }),
    ...(collectionId != null && { collectionId }),
    ...(recordingId != null && { recordingId }),
  };
}

function probability(name: string, value: number | null | undefined): number | undefined {
  if (value == null) return undefined;
  if (value >= 0 && value <= 1) return value;
  throw new ParameterError(`${name} is ${value}; it must be from 0 to 1`);
}
