import 'reflect-metadata';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { Instant } from '../api/scalars.ts';
import { Recording } from '../recording/recording.type.ts';
import type { IngestJobRecord, IngestStatus } from './ingest-job.ts';

export enum IngestStatusName {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(IngestStatusName, {
  name: 'IngestStatus',
  description: 'How far the work on a recording is.',
  valuesConfig: {
    QUEUED: { description: 'Waits for a worker, or for another try.' },
    RUNNING: { description: 'A worker has it.' },
    DONE: { description: 'Every inference of the plan is there.' },
    FAILED: { description: 'An inference failed for good.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'The work on one recording.' })
export class IngestJob implements Pick<IngestJobRecord, 'id' | 'recordingId' | 'status' | 'attempts'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => IngestStatusName, { description: 'How far it is.' })
  status!: IngestStatus;

  @Field(() => Int, { description: 'How often a worker took it up.' })
  attempts!: number;

  queuedAtMs!: number;
  finishedAtMs?: number | null;

  @Field(() => Instant, { description: 'When it was queued.' })
  get queuedAt(): number {
    return this.queuedAtMs;
  }

  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  get finishedAt(): number | null {
    return this.finishedAtMs ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Code of the fault that ended it, or that delays it.' })
  faultCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The fault in words.' })
  faultMessage?: string | null;

  @Field(() => String, { nullable: true, description: 'The inference that failed.' })
  faultInference?: string | null;

  static of(this: void, record: IngestJobRecord): IngestJob {
    return Object.assign(new IngestJob(), record);
  }
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A recording was put in, and the work on it is queued.' })
export class IngestAccepted {
  @Field(() => Recording, { description: 'The recording.' })
  recording!: Recording;

  @Field(() => IngestJob, { description: 'The work on it.' })
  job!: IngestJob;

  @Field(() => Boolean, { description: 'False when the collection had the same bytes already.' })
  created!: boolean;
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'The bytes are no recording; nothing was put in.' })
export class MediaRefused {
  @Field(() => String, { description: 'Code of the reason, such as NOT_A_RECORDING or MEDIA_DAMAGED.' })
  code!: string;

  @Field(() => String, { description: 'Name of the file, the reason, and what to do.' })
  message!: string;
}

export const IngestResult = createUnionType({
  name: 'IngestResult',
  description: 'What became of a recording that was to be put in.',
  types: () => [IngestAccepted, MediaRefused] as const,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'Something happened with a recording that was put in.' })
export class IngestProgress {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, {
    description: 'RECORDING_ADDED, RUN_DONE, RUN_FAILED, RECORDING_READY, RECORDING_FAILED or RECORDING_FORGOTTEN.',
  })
  event!: string;

  @Field(() => String, { nullable: true, description: 'The inference that was done or failed.' })
  inference!: string | null;

  @Field(() => Float, { description: 'Share of the plan that is done when this is told, 0 to 1.' })
  fraction!: number;

  @Field(() => String, { nullable: true, description: 'The fault in words.' })
  message!: string | null;

  @Field(() => Instant, { description: 'When.' })
  at!: number;

  @Field(() => String, { description: 'Subscribe with this as `after` to go on behind this event.' })
  cursor!: string;
}
