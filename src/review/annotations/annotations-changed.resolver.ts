import 'reflect-metadata';
import { Arg, Field, ID, Int, ObjectType, registerEnumType, Resolver, Root, Subscription } from 'type-graphql';
import { Allows, BelongsTo } from '../../api/allows.ts';
import type { ChangeEvent } from '../../api/change-subscription.ts';
import { Instant } from '../../api/scalars.ts';
import type { Change } from '../../graph/change-log.ts';
import { followRecordingChanges } from '../../recording/follow-recording-changes.ts';
import { annotationsChange, type AnnotationHappening, type AnnotationsChanged } from './annotation-change.ts';

const happenings: Readonly<Record<AnnotationHappening, AnnotationHappening>> = {
  ...{ IMPORTED: 'IMPORTED', EDITED: 'EDITED', UNDONE: 'UNDONE', REDONE: 'REDONE', DELETED: 'DELETED' },
};
registerEnumType(happenings, {
  name: 'AnnotationHappening',
  description: 'What happened to the annotations of a recording.',
  valuesConfig: {
    IMPORTED: { description: 'A file was put in, perhaps in the place of a former one.' },
    EDITED: { description: 'Somebody edited annotations or tiers, or corrected a statement.' },
    UNDONE: { description: 'Somebody took edits back.' },
    REDONE: { description: 'Somebody did again what they had taken back.' },
    DELETED: { description: 'A document was deleted.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType('AnnotationsChanged', {
  description: 'The annotations of a recording are others than before.',
  simpleResolvers: true,
})
export class AnnotationsChangedType implements AnnotationsChanged {
  @Field(() => happenings, { description: 'What happened.' })
  happened!: AnnotationHappening;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Int, { description: "Its place among the changes of the recording's annotations." })
  revision!: number;

  @Field(() => ID, { description: 'Who did it.' })
  byId!: string;

  @Field(() => [ID], { description: 'Of the documents that it touched.' })
  documentIds!: readonly string[];

  @Field(() => [ID], { description: 'Of the tiers that it touched, 200 of them at most.' })
  tierIds!: readonly string[];

  @Field(() => [ID], {
    description:
      'Of the annotations that are new, other or gone; none where there are more than 200 of them: read the tiers anew.',
  })
  annotationIds!: readonly string[];

  @Field(() => Instant, { description: 'When.' })
  at!: number;

  @Field(() => String, { description: 'Subscribe with it as `after` to go on behind this event.' })
  cursor!: string;
}

@Resolver(() => AnnotationsChangedType)
export class AnnotationsChangedResolver {
  @Allows('READER')
  @Subscription(() => AnnotationsChangedType, {
    description:
      'Annotations of recordings that you may read, as files are put in and people edit. In order; resume with the cursor of the last event.',
    subscribe: followRecordingChanges(({ kind }) => kind === annotationsChange),
  })
  annotationsChanged(
    @Root() { event, cursor }: ChangeEvent<Change>,
    @Arg('recordingId', () => ID, { nullable: true, description: 'Only of this recording.' }) _recordingId?: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Go on behind this cursor: of an earlier event, or `latestCursor`.',
    })
    _after?: string,
  ): AnnotationsChangedType {
    const { recordingId, atMs: at, payload } = event;
    return Object.assign(new AnnotationsChangedType(), payload, { recordingId, at, cursor });
  }
}
