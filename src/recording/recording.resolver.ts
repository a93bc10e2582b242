import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { Instant } from '../api/scalars.ts';
import type { RequestContext } from '../request-context.ts';
import { CollectionStore } from './collection.store.ts';
import type { RecordingKind } from './recording.ts';
import { RecordingStore, type RecordingFilter } from './recording.store.ts';
import { Collection, Recording, RecordingConnection, RecordingKindName } from './recording.type.ts';

@ArgsType()
export class RecordingsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only recordings of this collection.' })
  collectionId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only recordings whose title holds this text, in any case.' })
  title?: string | null;

  @Field(() => RecordingKindName, { nullable: true, description: 'Only recordings of this kind.' })
  kind?: RecordingKind | null;

  @Field(() => Instant, { nullable: true, description: 'Only recordings put in at this moment or later.' })
  addedFrom?: number | null;

  @Field(() => Instant, { nullable: true, description: 'Only recordings put in before this moment.' })
  addedTo?: number | null;
}

@Resolver(() => Recording)
export class RecordingResolver {
  @Allows('READER')
  @Query(() => RecordingConnection, { description: 'Recordings in the order in which they were put in.' })
  async recordings(
    @Args(() => RecordingsArguments) args: RecordingsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Recording>> {
    const store = new RecordingStore(graph);
    const window = pageWindow('recordings:added', args, ['number', 'string']);
    const filter = filterOf(args);
    const { collectionIds } = await reader.access();
    const rows = await store.list(filter, window, collectionIds);
    return page(rows, window, (row) => [row.addedAtMs, row.id], {
      nodeOf: (row) => Recording.of(row),
      count: () => store.count(filter, collectionIds),
    });
  }

  @Allows('READER')
  @Query(() => Recording, { nullable: true, description: 'One recording, or null where there is none to be seen.' })
  async recording(
    @Arg('id', () => ID, { description: 'Id of the recording.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Recording | null> {
    const [record] = await new RecordingStore(graph).read([id], (await reader.access()).collectionIds);
    return record === undefined ? null : Recording.of(record);
  }

  @Allows('READER')
  @Query(() => [Collection], { description: 'The collections that you may read, by name.' })
  async collections(@Ctx() { graph, reader }: RequestContext): Promise<Collection[]> {
    const records = await new CollectionStore(graph).list((await reader.access()).collectionIds);
    return records.map((record) => Object.assign(new Collection(), record));
  }
}

function filterOf(args: RecordingsArguments): RecordingFilter {
  const { collectionId, title, kind, addedFrom, addedTo } = args;
  return {
    ...(collectionId != null && { collectionId }),
    ...(title != null && { title }),
    ...(kind != null && { kind }),
    ...(addedFrom != null && { addedFromMs: addedFrom }),
    ...(addedTo != null && { addedToMs: addedTo }),
  };
}
