import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { defaultPageSize, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { ParameterError } from '../../errors.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import type { AnnotationRecord, DocumentRecord } from './annotation-record.ts';
import { AnnotationStore, type AnnotationWindow, type ListedTier } from './annotation.store.ts';
import { Annotation, AnnotationConnection, AnnotationDocumentType, Tier } from './annotation.type.ts';
import { AnnotatedMedia, AnnotationMetadata, VocabularyType } from './document-details.type.ts';
import type { DocumentDetails } from './document-rows.ts';

/**
 * On one page: a timeline shows a hundred thousand, which would be 500 requests of the usual size. Each is a few numbers and a text, and what
 * hangs on them is still charged for each.
 */
const mostAtOnce = 2000;
const mostIds = 200;

@ArgsType()
export class AnnotationsArguments {
  @Field(() => Float, { nullable: true, description: 'Only annotations that end after this many seconds.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only annotations that start before this many seconds.' })
  toSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, 1 to ${mostAtOnce}; ${defaultPageSize} unless said.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those after this cursor, an `endCursor` of the same list.',
  })
  after?: string | null;
}

/** Documents of a recording, and tiers of a document, as far as a query is charged for them. */
const [usualDocuments, usualTiers] = [2, 8];
const mostTiers = 200;

const tiersByRecording = new RequestLoaders<RequestContext, 'recording', readonly ListedTier[]>(
  async (ids, _by, { graph, reader }) => new AnnotationStore(graph).tiers(ids, (await reader.access()).collectionIds),
  [],
);

@Resolver(() => Recording)
export class RecordingAnnotations {
  private readonly documents = new RequestLoaders<RequestContext, 'recording', readonly DocumentRecord[]>(
    async (ids, _by, { graph, reader }) =>
      new AnnotationStore(graph).documents(ids, (await reader.access()).collectionIds),
    [],
  );

  @FieldResolver(() => [AnnotationDocumentType], {
    description: 'What files and people say of it, in the order in which they were put in or begun.',
    complexity: ({ childComplexity }) => usualDocuments * (1 + childComplexity),
  })
  async annotationDocuments(
    @Root() recording: Recording,
    @Ctx() request: RequestContext,
  ): Promise<readonly AnnotationDocumentType[]> {
    return (await this.documents.load(recording.id, 'recording', request)).map(AnnotationDocumentType.of);
  }

  @FieldResolver(() => [Tier], {
    description: 'The tiers of all its documents.',
    complexity: ({ childComplexity }) => usualTiers * (1 + childComplexity),
  })
  async tiers(@Root() recording: Recording, @Ctx() request: RequestContext): Promise<readonly Tier[]> {
    return (await tiersByRecording.load(recording.id, 'recording', request)).map(Tier.of);
  }

  @FieldResolver(() => AnnotationConnection, {
    description: 'The annotations of some of its tiers together, by time: what a timeline shows.',
  })
  async annotations(
    @Root() recording: Recording,
    @Arg('tierIds', () => [ID], { description: `Ids of tiers of it, at most ${mostTiers}.` }) tierIds: string[],
    @Args(() => AnnotationsArguments) args: AnnotationsArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Annotation>> {
    if (tierIds.length > mostTiers) throw new ParameterError(`at most ${mostTiers} tiers are read at once`);
    const { window, asked } = windowOf(args);
    const tiers = await tiersByRecording.load(recording.id, 'recording', request);
    const own = tiers.flatMap(({ id }) => (tierIds.includes(id) ? [id] : []));
    const { collectionIds } = await request.reader.access();
    const found = await new AnnotationStore(request.graph).between(own, asked, collectionIds);
    const rows = [...found.values()]
      .flat()
      .sort(byTime)
      .slice(0, window.limit + 1);
    return page(rows, window, keysOf, { nodeOf: Annotation.of });
  }

  @FieldResolver(() => [Annotation], {
    description: 'Some of its annotations, as they are now: what an event named. Those that are gone are left out.',
    complexity: ({ args, childComplexity }) => lengthOf(args['ids']) * (1 + childComplexity),
  })
  async annotationsById(
    @Root() recording: Recording,
    @Arg('ids', () => [ID], { description: `Ids of annotations of it, at most ${mostIds}.` }) ids: string[],
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly Annotation[]> {
    if (ids.length > mostIds) throw new ParameterError(`at most ${mostIds} annotations are read by their ids at once`);
    const { collectionIds } = await reader.access();
    return (await new AnnotationStore(graph).byId(recording.id, ids, collectionIds)).map(Annotation.of);
  }
}

function lengthOf(ids: unknown): number {
  return Array.isArray(ids) ? ids.length : 1;
}

@Resolver(() => AnnotationDocumentType)
export class AnnotationDocumentParts {
  private readonly loaders = new RequestLoaders<RequestContext, 'document', DocumentDetails>(
    async (ids, _by, { graph, reader }) =>
      new AnnotationStore(graph).details(ids, (await reader.access()).collectionIds),
    { metadata: {}, vocabularies: [], media: [] },
  );

  @FieldResolver(() => [Tier], {
    description: 'Its tiers, in their order.',
    complexity: ({ childComplexity }) => usualTiers * (1 + childComplexity),
  })
  async tiers(@Root() document: AnnotationDocumentType, @Ctx() request: RequestContext): Promise<readonly Tier[]> {
    const all = await tiersByRecording.load(document.recordingId, 'recording', request);
    return all.filter(({ documentId }) => documentId === document.id).map(Tier.of);
  }

  @FieldResolver(() => AnnotationMetadata, { description: 'Who speaks, where, when, and what may be done with it.' })
  async metadata(@Root() { id }: AnnotationDocumentType, @Ctx() request: RequestContext): Promise<AnnotationMetadata> {
    return AnnotationMetadata.of((await this.loaders.load(id, 'document', request)).metadata);
  }

  @FieldResolver(() => [AnnotatedMedia], { description: 'The recordings that it names.' })
  async media(
    @Root() { id }: AnnotationDocumentType,
    @Ctx() request: RequestContext,
  ): Promise<readonly AnnotatedMedia[]> {
    return (await this.loaders.load(id, 'document', request)).media.map(AnnotatedMedia.of);
  }

  @FieldResolver(() => [VocabularyType], { description: 'Closed lists of what may be said in its tiers.' })
  async vocabularies(
    @Root() { id }: AnnotationDocumentType,
    @Ctx() request: RequestContext,
  ): Promise<readonly VocabularyType[]> {
    return (await this.loaders.load(id, 'document', request)).vocabularies.map(VocabularyType.of);
  }
}

@Resolver(() => Tier)
export class TierAnnotations {
  /** By the arguments, as text: all tiers of a request whose annotations are asked for alike share one query. */
  private readonly loaders = new RequestLoaders<RequestContext, string, readonly AnnotationRecord[]>(
    async (ids, asked, { graph, reader }) => {
      const { collectionIds } = await reader.access();
      const { asked: between } = windowOf(JSON.parse(asked) as AnnotationsArguments);
      return new AnnotationStore(graph).between(ids, between, collectionIds);
    },
    [],
  );

  @FieldResolver(() => AnnotationConnection, { description: 'Its annotations, by time.' })
  async annotations(
    @Root() tier: Tier,
    @Args(() => AnnotationsArguments) args: AnnotationsArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Annotation>> {
    const { window } = windowOf(args);
    const rows = await this.loaders.load(tier.id, JSON.stringify(args), request);
    return page(rows, window, keysOf, { nodeOf: Annotation.of });
  }
}

function windowOf({ fromSeconds, toSeconds, first, after }: AnnotationsArguments) {
  const paged = { ...(first != null && { first }), ...(after != null && { after }) };
  const window = pageWindow('annotations:time', paged, ['number', 'number', 'string'], mostAtOnce);
  const asked: AnnotationWindow = {
    fromSeconds: fromSeconds ?? 0,
    toSeconds: toSeconds ?? Number.MAX_SAFE_INTEGER,
    limit: window.limit,
    ...(window.after && { after: window.after as [number, number, string] }),
  };
  return { window, asked };
}

function keysOf({ resolvedStartSeconds, place, id }: AnnotationRecord): [number, number, string] {
  return [resolvedStartSeconds, place, id];
}

function byTime(a: AnnotationRecord, b: AnnotationRecord): number {
  return a.resolvedStartSeconds - b.resolvedStartSeconds || a.place - b.place || (a.id < b.id ? -1 : 1);
}
