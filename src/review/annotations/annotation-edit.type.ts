import 'reflect-metadata';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { Instant } from '../../api/scalars.ts';
import type { EditedAnnotations } from './annotation-desk.ts';
import { Annotation, Tier } from './annotation.type.ts';
import type { EditKind, EditRecord, EditState } from './edit-log.ts';

const editKinds: Readonly<Record<EditKind, EditKind>> = {
  ...{ ANNOTATED: 'ANNOTATED', EDITED: 'EDITED', CORRECTED: 'CORRECTED' },
  ...{ TIER_ADDED: 'TIER_ADDED', TIER_RENAMED: 'TIER_RENAMED', TIER_DELETED: 'TIER_DELETED' },
};
registerEnumType(editKinds, {
  name: 'AnnotationEditKind',
  description: 'What was done to annotations.',
  valuesConfig: {
    ANNOTATED: { description: 'A new one was made.' },
    EDITED: { description: 'Some became other than they were, or were deleted.' },
    CORRECTED: { description: 'Something was said in place of an inferred statement.' },
    TIER_ADDED: { description: 'A tier was added.' },
    TIER_RENAMED: { description: 'A tier got another name.' },
    TIER_DELETED: { description: 'A tier was deleted with all that was in it.' },
  },
});

const editStates: Readonly<Record<EditState, EditState>> = { DONE: 'DONE', UNDONE: 'UNDONE', PAST: 'PAST' };
registerEnumType(editStates, {
  name: 'AnnotationEditState',
  description: 'What became of an edit.',
  valuesConfig: {
    DONE: { description: 'It is done.' },
    UNDONE: { description: 'It was undone, and can be done again.' },
    PAST: { description: 'It can be neither: it was undone and something else done then, or its document is gone.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'An entry of the log of what people did to annotations.', simpleResolvers: true })
export class AnnotationEdit {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Int, { description: "Its place among the changes of the recording's annotations." })
  revision!: number;

  @Field(() => editKinds, { description: 'What was done.' })
  kind!: EditKind;

  @Field(() => ID, { description: 'Who did it.' })
  byId!: string;

  atMs!: number;

  @Field(() => Instant, { description: 'When.' })
  get at(): number {
    return this.atMs;
  }

  @Field(() => editStates, { description: 'Whether it stands.' })
  state!: EditState;

  @Field(() => Int, { description: 'How many annotations and tiers became other than they were.' })
  changeCount!: number;

  static of(this: void, record: EditRecord): AnnotationEdit {
    return Object.assign(new AnnotationEdit(), record);
  }
}

export const AnnotationEditConnection = connectionType<AnnotationEdit>({
  name: 'AnnotationEdit',
  items: 'edits',
  node: () => AnnotationEdit,
});

@BelongsTo('PARENT')
@ObjectType({ description: 'What one annotation or tier was and became.', simpleResolvers: true })
export class AnnotationEditChange {
  @Field(() => Annotation, { nullable: true, description: 'The annotation as it was; null where it was not there.' })
  annotationBefore!: Annotation | null;

  @Field(() => Annotation, { nullable: true, description: 'The annotation as it became; null where it was deleted.' })
  annotationAfter!: Annotation | null;

  @Field(() => Tier, { nullable: true, description: 'The tier as it was; null where it was not there.' })
  tierBefore!: Tier | null;

  @Field(() => Tier, { nullable: true, description: 'The tier as it became; null where it was deleted.' })
  tierAfter!: Tier | null;
}

@BelongsTo('RECORDING')
@ObjectType('AnnotationsEdited', { description: 'It is done.', simpleResolvers: true })
export class AnnotationsEdited {
  @Field(() => Int, { description: 'Revision of all that it changed.' })
  revision!: number;

  @Field(() => [AnnotationEdit], { description: 'The entries of the log, in the order in which they were worked off.' })
  edits!: readonly AnnotationEdit[];

  @Field(() => [Annotation], {
    description: 'Those that are new or other than before, also since others moved that they hang on.',
  })
  annotations!: readonly Annotation[];

  @Field(() => [ID], { description: 'Of annotations that are gone.' })
  deletedIds!: readonly string[];

  @Field(() => [Tier], { description: 'Tiers that are new or have other names.' })
  tiers!: readonly Tier[];

  @Field(() => [ID], { description: 'Of tiers that are gone.' })
  deletedTierIds!: readonly string[];

  static of(this: void, edited: EditedAnnotations): AnnotationsEdited {
    const { revision, edits, annotations, deletedIds, tiers, deletedTierIds } = edited;
    return Object.assign(new AnnotationsEdited(), {
      ...{ revision, deletedIds, deletedTierIds },
      edits: edits.map(AnnotationEdit.of),
      annotations: annotations.map(Annotation.of),
      tiers: tiers.map(Tier.of),
    });
  }
}

@BelongsTo('NOBODY')
@ObjectType({
  description: 'Somebody else was faster: what was to be edited is other than it was. Nothing was done.',
  simpleResolvers: true,
})
export class AnnotationsConflict {
  @Field(() => String, { description: 'CONFLICT.' })
  code!: string;

  @Field(() => String, { description: 'What changed, and what to do.' })
  message!: string;

  @Field(() => [ID], { description: 'Of annotations and tiers that changed meanwhile, or are gone.' })
  changedIds!: readonly string[];
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'It cannot be said so. Nothing was done.', simpleResolvers: true })
export class AnnotationsRefused {
  @Field(() => String, {
    description:
      'TIMES, BEHIND_RECORDING, NOT_A_POINT, OUTSIDE_PARENT, OVERLAPS, NO_TIMES_OF_ITS_OWN, PARENT, TEXT, TIER or NOTHING_LEFT.',
  })
  code!: string;

  @Field(() => String, { description: 'Why not.' })
  message!: string;

  @Field(() => ID, { nullable: true, description: 'The annotation or tier that is meant, where it is there.' })
  subjectId!: string | null;
}

export const AnnotationEditResult = createUnionType({
  name: 'AnnotationEditResult',
  description: 'What became of an edit of annotations.',
  types: () => [AnnotationsEdited, AnnotationsConflict, AnnotationsRefused] as const,
});
