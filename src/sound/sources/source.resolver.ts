import 'reflect-metadata';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import type { SourceKind } from '../sound-event.ts';
import { SourceKindName } from '../sound-event.type.ts';
import type { HeardSourceRecord } from './heard-source.ts';
import type { SourceCorrectionService } from './source-correction.service.ts';
import { SourceStore, type SourceFilter, type SourceOfHeard } from './source.store.ts';
import { HeardSource, Source, SourceConnection, SourceTurn } from './source.type.ts';

@ArgsType()
export class SourcesArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only sources of this lexicon.' })
  lexiconId?: string | null;

  @Field(() => SourceKindName, { nullable: true, description: 'Only sources of this kind.' })
  kind?: SourceKind | null;

  @Field(() => String, { nullable: true, description: 'Only sources with exactly this label, such as `voice`.' })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only those with a name; false: only those without.' })
  named?: boolean | null;
}

const mostHeard = 200;

@Resolver(() => Source)
export class SourceResolver {
  /** One query a request for where all its sources are heard. */
  private readonly heardLoaders = new RequestLoaders<RequestContext, number, readonly HeardSourceRecord[]>(
    async (ids, limit, { graph, reader }) =>
      new SourceStore(graph).heardOf(ids, (await reader.access()).collectionIds, limit),
    [],
  );

  constructor(private readonly corrections: SourceCorrectionService) {}

  @Allows('READER')
  @Query(() => SourceConnection, { description: 'Who and what sounds, those that are heard for the longest first.' })
  async sources(
    @Args(() => SourcesArguments) args: SourcesArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<Source>> {
    const window = pageWindow('sources:longest', args, ['number', 'string']);
    const { lexiconIds } = await reader.access();
    const rows = await new SourceStore(graph).list(filterOf(args), window, lexiconIds);
    return page(rows, window, (row) => [row.seconds, row.id], { nodeOf: Source.of });
  }

  @Allows('READER')
  @Query(() => Source, {
    nullable: true,
    description: 'One source; an id that was joined with another answers with the other.',
  })
  async source(
    @Arg('id', () => ID, { description: 'Id of the source, present or former.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Source | null> {
    const { lexiconIds } = await reader.access();
    const record = (await new SourceStore(graph).read([id], lexiconIds)).get(id);
    return record === undefined ? null : Source.of(record);
  }

  @Allows('ANNOTATOR', { of: 'SOURCE', by: 'id' })
  @Mutation(() => Source, { description: 'Says what a source is called; null takes its name back.' })
  async nameSource(
    @Arg('id', () => ID, { description: 'The source.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'Its name, up to 200 characters; or null.' })
    name: string | null,
    @Ctx() { reader }: RequestContext,
  ): Promise<Source> {
    return Source.of(await this.corrections.name(id, name, reader));
  }

  @Allows('ANNOTATOR', { of: 'SOURCE', by: ['intoId', 'fromIds'] })
  @Mutation(() => Source, {
    description:
      'Says that several sources are one. What is learned later keeps to it. Answers with the one that stays.',
  })
  async mergeSources(
    @Arg('intoId', () => ID, { description: 'The source that stays.' }) intoId: string,
    @Arg('fromIds', () => [ID], { description: 'The sources that become it, of the same lexicon.' }) fromIds: string[],
    @Ctx() { reader }: RequestContext,
  ): Promise<Source> {
    return Source.of(await this.corrections.merge(intoId, fromIds, reader));
  }

  @Allows('ANNOTATOR', { of: 'SOURCE', by: 'id' })
  @Mutation(() => Source, {
    description:
      'Says that some of what is heard of a source is of another one, with which it answers. What is learned later keeps to it.',
  })
  async splitSource(
    @Arg('id', () => ID, { description: 'The source.' }) id: string,
    @Arg('heardSourceIds', () => [ID], { description: 'What of it is of another one; not all.' })
    heardSourceIds: string[],
    @Ctx() { reader }: RequestContext,
  ): Promise<Source> {
    return Source.of(await this.corrections.split(id, heardSourceIds, reader));
  }

  @FieldResolver(() => [HeardSource], { description: 'Where it is heard, the recordings with most of it first.' })
  async heard(
    @Root() source: Source,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many at most, 1 to ${mostHeard}.` }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<HeardSource[]> {
    const heard = await this.heardLoaders.load(source.id, checkFirst(first, mostHeard), request);
    return heard.map(HeardSource.of);
  }
}

@Resolver(() => HeardSource)
export class HeardSourceParts {
  /** One query a request for the Sources of all that is heard. */
  private readonly sourceLoaders = new RequestLoaders<RequestContext, null, SourceOfHeard | undefined>(
    async (ids, _all, { graph, reader }) => new SourceStore(graph).ofHeard(ids, (await reader.access()).lexiconIds),
    undefined,
  );

  @FieldResolver(() => [SourceTurn], { description: 'When it sounds, in order of time.' })
  turns(@Root() heardSource: HeardSource): SourceTurn[] {
    return heardSource.turnsOf.map((turn) => ({ ...turn, heardSource }));
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description:
      'The same over many recordings; null until the recording is taken into its lexicon, and for who may not read all of that.',
  })
  async source(@Root() { id }: HeardSource, @Ctx() request: RequestContext): Promise<Source | null> {
    const found = await this.sourceLoaders.load(id, null, request);
    return found === undefined ? null : Source.of(found.source);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How sure it is that it is that source and no other, 0 to 1; 1 where a person has said so.',
  })
  async confidence(@Root() { id }: HeardSource, @Ctx() request: RequestContext): Promise<number | null> {
    return (await this.sourceLoaders.load(id, null, request))?.confidence ?? null;
  }
}

function filterOf({ lexiconId, kind, label, named }: SourcesArguments): SourceFilter {
  return {
    ...(lexiconId != null && { lexiconId }),
    ...(kind != null && { kind }),
    ...(label != null && { label }),
    ...(named != null && { named }),
  };
}
