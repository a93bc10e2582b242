import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { Instant } from '../api/scalars.ts';
import type { OpenTo } from './collection.store.ts';
import type { RecordingKind, RecordingRecord, RecordingState } from './recording.ts';

export enum RecordingKindName {
  AUDIO = 'AUDIO',
  VIDEO = 'VIDEO',
}
registerEnumType(RecordingKindName, {
  name: 'RecordingKind',
  description: 'What a recording holds.',
  valuesConfig: {
    AUDIO: { description: 'Sound alone.' },
    VIDEO: { description: 'Moving pictures, with or without sound.' },
  },
});

enum RecordingStateName {
  WAITING = 'WAITING',
  READY = 'READY',
  FAILED = 'FAILED',
}
registerEnumType(RecordingStateName, {
  name: 'RecordingState',
  description: 'How far a recording has come.',
  valuesConfig: {
    WAITING: { description: 'Its inferences are queued or running; fields that are asked for are inferred at once.' },
    READY: { description: 'All inferences of the plan are there, and the lexicon has taken it in.' },
    FAILED: { description: 'An inference of the plan failed; its ingest job says which and why.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({
  description: 'A media file in one collection. The same bytes twice in a collection are one recording.',
  simpleResolvers: true,
})
export class Recording implements Omit<RecordingRecord, 'lexiconId' | 'ownerId'> {
  @Field(() => ID, { description: 'Follows from the collection and the bytes: the same everywhere.' })
  id!: string;

  @Field(() => ID, { description: 'The collection that it is in.' })
  collectionId!: string;

  @Field(() => String, { description: 'SHA-256 of the bytes, hexadecimal.' })
  sha256!: string;

  @Field(() => String, { description: 'The name under which it was put in.' })
  title!: string;

  @Field(() => String, { description: 'Media type of the bytes, from probing them.' })
  mimeType!: string;

  @Field(() => String, { description: 'Container format, as ffmpeg names it.' })
  container!: string;

  @Field(() => RecordingKindName, { description: 'Sound alone, or pictures too.' })
  kind!: RecordingKind;

  @Field(() => Float, { description: 'Length in seconds, measured.' })
  durationSeconds!: number;

  @Field(() => Float, { description: 'Size of the bytes.' })
  sizeBytes!: number;

  @Field(() => Boolean, { description: 'Whether there is a sound track.' })
  hasAudio!: boolean;

  @Field(() => Boolean, { description: 'Whether there are moving pictures.' })
  hasVideo!: boolean;

  @Field(() => Float, { nullable: true, description: 'Sample rate of the sound track in Hz.' })
  sampleRateHz?: number | null;

  @Field(() => Int, { nullable: true, description: 'Channels of the sound track.' })
  channels?: number | null;

  @Field(() => Int, { nullable: true, description: 'Width of the pictures in pixels.' })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: 'Height of the pictures in pixels.' })
  height?: number | null;

  @Field(() => Float, { nullable: true, description: 'Pictures per second.' })
  frameRateHz?: number | null;

  addedAtMs!: number;

  @Field(() => Instant, { description: 'When it was put in.' })
  get addedAt(): number {
    return this.addedAtMs;
  }

  @Field(() => RecordingStateName, { description: 'How far it has come.' })
  state!: RecordingState;

  @Field(() => String, { description: 'Path of its bytes on this server, for playback with range requests.' })
  get mediaPath(): string {
    return `/media/${this.id}`;
  }

  static of(this: void, record: RecordingRecord): Recording {
    return Object.assign(new Recording(), record);
  }
}

export const RecordingConnection = connectionType<Recording>({
  name: 'Recording',
  items: 'recordings',
  node: () => Recording,
  counted: true,
});

@BelongsTo('COLLECTION')
@ObjectType({
  description: 'A set of recordings that the same people may read, with one lexicon.',
  simpleResolvers: true,
})
export class Collection {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its name, unique with its owner.' })
  name!: string;

  @Field(() => ID, { description: 'The lexicon that its recordings feed.' })
  lexiconId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The language that it was made with: ISO 639-3, or a name; null where it is undetermined.',
  })
  language!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The species that its lexicon is said to be of; null for a human language.',
  })
  species!: string | null;

  @Field(() => Boolean, { description: 'Whether people’s faces are not looked at in it.' })
  facesOff!: boolean;

  @Field(() => Boolean, {
    description: 'Whether forms of its lexicon may mean scenes and qualities of things; see setQualityReferents.',
  })
  qualityReferents!: boolean;

  @Field(() => Int, { description: 'How many recordings it holds.' })
  recordingCount!: number;

  openTo?: OpenTo | null;
}
