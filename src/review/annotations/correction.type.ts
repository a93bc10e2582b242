import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { Instant } from '../../api/scalars.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import type { AnnotationRecord } from './annotation-record.ts';
import { AnnotationStore } from './annotation.store.ts';

@BelongsTo('PARENT')
@ObjectType('Correction', {
  description: 'What a person says in place of a statement; of several people, the last that said something.',
  simpleResolvers: true,
})
export class CorrectionType {
  @Field(() => ID, { description: 'The annotation that says so; it is edited and deleted as one.' })
  annotationId!: string;

  @Field(() => Float, { description: 'When it starts, in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'When it ends, in seconds.' })
  endSeconds!: number;

  @Field(() => String, {
    description: 'What it is: the label, the phone, the meaning, the text; empty where that stays as inferred.',
  })
  label!: string;

  @Field(() => Boolean, { description: 'Whether it is not so at all.' })
  rejected!: boolean;

  @Field(() => ID, { nullable: true, description: 'Who says so.' })
  byId!: string | null;

  @Field(() => Instant, { nullable: true, description: 'When they said so.' })
  at!: number | null;

  @Field(() => Int, { description: 'To be given with the next edit of the annotation.' })
  revision!: number;

  static of(this: void, annotation: AnnotationRecord): CorrectionType {
    const { id, resolvedStartSeconds: startSeconds, resolvedEndSeconds: endSeconds, text, revision } = annotation;
    return Object.assign(new CorrectionType(), {
      ...{ annotationId: id, startSeconds, endSeconds, label: text, revision, rejected: annotation.rejected === true },
      ...{ byId: annotation.editedById, at: annotation.editedAtMs },
    });
  }
}

const loaders = new RequestLoaders<RequestContext, 'statement', AnnotationRecord | null>(
  async (ids, _by, { graph, reader }) =>
    new AnnotationStore(graph).corrections(ids, (await reader.access()).collectionIds),
  null,
);

/** What people say in place of a statement. All of a request, of whatever kinds, share one query. */
export async function correctionOf(statementId: string, request: RequestContext): Promise<CorrectionType | null> {
  const found = await loaders.load(statementId, 'statement', request);
  return found && CorrectionType.of(found);
}

/** Says of the field `correction` of statements what it is. */
export const correctionField = {
  nullable: true,
  description: 'What a person says in its place; null where nobody says otherwise.',
};
