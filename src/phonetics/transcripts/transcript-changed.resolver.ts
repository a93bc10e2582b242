import 'reflect-metadata';
import { Arg, Field, ID, ObjectType, registerEnumType, Resolver, Root, Subscription } from 'type-graphql';
import { Allows, BelongsTo } from '../../api/allows.ts';
import type { ChangeEvent } from '../../api/change-subscription.ts';
import { Instant } from '../../api/scalars.ts';
import type { Change } from '../../graph/change-log.ts';
import { followRecordingChanges } from '../../recording/follow-recording-changes.ts';
import { transcriptChange } from './transcript.store.ts';

enum TranscriptHappening {
  IMPORTED = 'IMPORTED',
  RECOGNISED = 'RECOGNISED',
  DELETED = 'DELETED',
}
registerEnumType(TranscriptHappening, {
  name: 'TranscriptHappening',
  description: 'What happened to the transcripts of a recording.',
  valuesConfig: {
    IMPORTED: { description: 'A person put one in.' },
    RECOGNISED: { description: 'A model heard one.' },
    DELETED: { description: 'One was deleted; what it took the place of stands again.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'The transcripts of a recording are others than before.', simpleResolvers: true })
export class TranscriptChanged {
  @Field(() => TranscriptHappening, { description: 'What happened.' })
  happened!: TranscriptHappening;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { nullable: true, description: 'The transcript; null of one that was recognised.' })
  transcriptId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its language; null of one that was recognised.' })
  language!: string | null;

  @Field(() => Instant, { description: 'When.' })
  at!: number;

  @Field(() => String, { description: 'Subscribe with it as `after` to go on behind this event.' })
  cursor!: string;
}

/** What a change of the log says of transcripts; undefined where nothing. */
function happeningOf({
  kind,
  payload,
}: Change): Pick<TranscriptChanged, 'happened' | 'transcriptId' | 'language'> | undefined {
  if (kind === transcriptChange)
    return payload as Pick<TranscriptChanged, 'happened' | 'transcriptId' | 'language'> & typeof payload;
  if (kind !== 'RUN_DONE' || (payload as { inference?: string }).inference !== 'transcripts') return undefined;
  return { happened: TranscriptHappening.RECOGNISED, transcriptId: null, language: null };
}

@Resolver(() => TranscriptChanged)
export class TranscriptChangedResolver {
  @Allows('READER')
  @Subscription(() => TranscriptChanged, {
    description:
      'Transcripts of recordings that you may read, as they are put in, recognised and deleted. In order; resume with the cursor of the last event.',
    subscribe: followRecordingChanges((change) => happeningOf(change) !== undefined),
  })
  transcriptChanged(
    @Root() { event, cursor }: ChangeEvent<Change>,
    @Arg('recordingId', () => ID, { nullable: true, description: 'Only of this recording.' }) _recordingId?: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Go on behind this cursor: of an earlier event, or `latestCursor`.',
    })
    _after?: string,
  ): TranscriptChanged {
    const { recordingId, atMs: at } = event;
    return Object.assign(new TranscriptChanged(), { ...happeningOf(event)!, recordingId, at, cursor });
  }
}
