import 'reflect-metadata';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import type { RequestContext } from '../../request-context.ts';
import { Mapping } from '../mapping.type.ts';
import { HistoryStore } from './history.store.ts';
import { MappingVersion, MappingVersionConnection } from './mapping-version.type.ts';

@Resolver(() => Mapping)
export class MappingHistoryResolver {
  @FieldResolver(() => MappingVersionConnection, { description: 'What was held of it over time, the newest first.' })
  history(
    @Root() mapping: Mapping,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<MappingVersion>> {
    return historyOf(mapping.id, args, request);
  }

  @Allows('READER')
  @Query(() => MappingVersionConnection, {
    description: 'What was held of a mapping over time, the newest first, whether or not it is there now.',
  })
  mappingHistory(
    @Arg('mappingId', () => ID, { description: 'Id of the mapping.' }) mappingId: string,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<MappingVersion>> {
    return historyOf(mappingId, args, request);
  }
}

async function historyOf(
  mappingId: string,
  args: ConnectionArguments,
  { graph, reader }: RequestContext,
): Promise<Connection<MappingVersion>> {
  const window = pageWindow('mappingHistory:newest', args, ['number', 'string']);
  const { lexiconIds } = await reader.access();
  const rows = await new HistoryStore(graph).ofMapping(mappingId, window, lexiconIds);
  return page(rows, window, (row) => [row.revision, row.id], { nodeOf: MappingVersion.of });
}
