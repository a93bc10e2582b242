import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import { AnnotationEdit, AnnotationEditChange, AnnotationEditConnection } from './annotation-edit.type.ts';
import { Annotation, Tier } from './annotation.type.ts';
import { EditLog } from './edit-log.ts';
import type { LoggedChanges } from './turn-back.ts';

@ArgsType()
class AnnotationEditsArguments {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Int, { nullable: true, description: 'How many from the newest on, 1 to 200; 20 unless said.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those after this cursor, an `endCursor` of the same list.',
  })
  after?: string | null;
}

const mostChanges = 200;
const usualChanges = 5;

@Resolver(() => AnnotationEdit)
export class AnnotationEditResolver {
  private readonly loaders = new RequestLoaders<RequestContext, 'edit', LoggedChanges>(
    async (ids, _by, { graph }) => new EditLog(graph).changes(ids),
    { annotations: [], tiers: [] },
  );

  @Allows('READER')
  @Query(() => AnnotationEditConnection, {
    description: 'Who did what to the annotations of a recording, the newest first.',
  })
  async annotationEdits(
    @Args(() => AnnotationEditsArguments) { recordingId, first, after }: AnnotationEditsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<AnnotationEdit>> {
    const paged = { ...(first != null && { first }), ...(after != null && { after }) };
    const window = pageWindow('annotation-edits:newest', paged, ['number']);
    const before = window.after?.[0] as number | undefined;
    const { collectionIds } = await reader.access();
    const rows = await new EditLog(graph).list(recordingId, collectionIds, before, window.limit);
    return page(rows, window, ({ revision }) => [revision], { nodeOf: AnnotationEdit.of });
  }

  @FieldResolver(() => [AnnotationEditChange], {
    description: 'What was other before and after it.',
    complexity: ({ childComplexity }) => usualChanges * (1 + childComplexity),
  })
  async changes(
    @Root() { id }: AnnotationEdit,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many at most, 1 to ${mostChanges}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly AnnotationEditChange[]> {
    const limit = checkFirst(first, mostChanges);
    const { annotations, tiers } = await this.loaders.load(id, 'edit', request);
    const none = { annotationBefore: null, annotationAfter: null, tierBefore: null, tierAfter: null };
    const told = [
      ...tiers.map(({ before, after }) => ({
        ...none,
        ...{ tierBefore: before && Tier.of(before), tierAfter: after && Tier.of(after) },
      })),
      ...annotations.slice(0, limit).map(({ before, after }) => ({
        ...none,
        ...{ annotationBefore: before && Annotation.of(before), annotationAfter: after && Annotation.of(after) },
      })),
    ];
    return told.slice(0, limit).map((change) => Object.assign(new AnnotationEditChange(), change));
  }
}
