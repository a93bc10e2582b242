import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { SourceKindName } from '../sound-event.type.ts';
import type { SourceKind } from '../sound-event.ts';
import type { HeardSourceRecord, SourceTurnRecord } from './heard-source.ts';
import type { SourceRecord } from './source.ts';

@BelongsTo('LEXICON')
@ObjectType({
  description: 'Who or what sounds: one speaker, animal or thing over many recordings.',
  simpleResolvers: true,
})
export class Source implements SourceRecord {
  @Field(() => ID, { description: 'Stable id; one that was joined with another leads to the other.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon that it belongs to.' })
  lexiconId!: string;

  @Field(() => SourceKindName, { description: 'Of which kind it is.' })
  kind!: SourceKind;

  @Field(() => String, { description: '`voice`, or what it sounds like.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What people call it; null until somebody has named it.' })
  name?: string | null;

  @Field(() => Float, { description: 'How long it is heard in all, in seconds.' })
  seconds!: number;

  static of(this: void, record: SourceRecord): Source {
    return Object.assign(new Source(), record);
  }
}

export const SourceConnection = connectionType<Source>({ name: 'Source', items: 'sources', node: () => Source });

@BelongsTo('RECORDING')
@ObjectType({
  description: 'What one source says or does without another, within one sound event.',
  simpleResolvers: true,
})
export class SourceTurn implements SourceTurnRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => ID, { description: 'The sound event that it is in.' })
  soundEventId!: string;

  @Field(() => HeardSource, { description: 'Who or what it is.' })
  heardSource!: HeardSource;
}

@BelongsTo('RECORDING')
@ObjectType({
  description: 'Who or what is heard in one recording: a voice, or all that sounds alike.',
  simpleResolvers: true,
})
export class HeardSource implements Omit<HeardSourceRecord, 'turns' | 'vector' | 'collectionId' | 'ordinal'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it is heard in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that told it from others.' })
  runId!: string;

  @Field(() => SourceKindName, { description: 'Of which kind it is.' })
  kind!: SourceKind;

  @Field(() => String, { description: '`voice`, or what it sounds like.' })
  label!: string;

  @Field(() => Float, { description: 'How long it is heard in the recording, in seconds.' })
  seconds!: number;

  /** Resolved with the turn's own source. */
  turnsOf!: readonly SourceTurnRecord[];

  static of(this: void, { turns, ...record }: HeardSourceRecord): HeardSource {
    return Object.assign(new HeardSource(), record, { turnsOf: turns });
  }
}
