import 'reflect-metadata';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { Instant } from '../../api/scalars.ts';
import type { CueRecord, SpokenWord, TranscriptFormat, TranscriptOrigin, TranscriptRecord } from './transcript.ts';

enum TranscriptOriginName {
  IMPORTED = 'IMPORTED',
  RECOGNISED = 'RECOGNISED',
}
registerEnumType(TranscriptOriginName, {
  name: 'TranscriptOrigin',
  description: 'Whose hand a transcript is by.',
  valuesConfig: {
    IMPORTED: { description: 'A person put it in.' },
    RECOGNISED: { description: 'A model heard it.' },
  },
});

enum TranscriptFormatName {
  WEB_VTT = 'WEB_VTT',
  SUB_RIP = 'SUB_RIP',
  ANNOTATIONS = 'ANNOTATIONS',
}
registerEnumType(TranscriptFormatName, {
  name: 'TranscriptFormat',
  description: 'What kind of file a transcript came in.',
  valuesConfig: {
    WEB_VTT: { description: 'WebVTT (.vtt).' },
    SUB_RIP: { description: 'SubRip (.srt).' },
    ANNOTATIONS: { description: 'A tier of a file of annotations.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'A word of a transcript.', simpleResolvers: true })
export class TranscriptWord implements Omit<SpokenWord, 'from' | 'to'> {
  @Field(() => String, { description: 'The word, without the marks around it.' })
  text!: string;

  @Field(() => Int, { description: "Where it begins in its cue's text, in UTF-16 units." })
  from!: number;

  @Field(() => Int, { description: 'Where it ends there, exclusive.' })
  to!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Start in seconds from the start of the recording; null where only the times of its cue are known.',
  })
  startSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'End in seconds; null where only those of its cue are known.' })
  endSeconds!: number | null;

  static of(this: void, word: SpokenWord): TranscriptWord {
    return Object.assign(new TranscriptWord(), word);
  }
}

@BelongsTo('RECORDING')
@ObjectType('TranscriptCue', { description: 'What was said from one moment to another.', simpleResolvers: true })
export class TranscriptCue implements Omit<CueRecord, 'words' | 'ordinal'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The transcript that it is of.' })
  transcriptId!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => String, { description: 'What was said, without markup; its lines are parted by newlines.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Who said it, where the file tells.' })
  speaker!: string | null;

  @Field(() => [TranscriptWord], {
    description: 'Its words, in order.',
    complexity: ({ childComplexity }) => 5 + childComplexity,
  })
  words!: readonly TranscriptWord[];

  static of(this: void, { words, ...cue }: CueRecord): TranscriptCue {
    return Object.assign(new TranscriptCue(), cue, { words: words.map(TranscriptWord.of) });
  }
}

export const TranscriptCueConnection = connectionType<TranscriptCue>({
  name: 'TranscriptCue',
  items: 'cues',
  node: () => TranscriptCue,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'What was said in a recording, in one language, by one hand.', simpleResolvers: true })
export class Transcript implements Omit<TranscriptRecord, 'createdAtMs' | 'collectionId'> {
  @Field(() => ID, { description: 'Follows from the recording, the language, whoever made it and what it says.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, { description: 'BCP 47, such as `kk` or `en-GB`; `und` where a model was not told.' })
  language!: string;

  @Field(() => TranscriptOriginName, { description: 'Whether a person put it in or a model heard it.' })
  origin!: TranscriptOrigin;

  @Field(() => Int, { description: 'How many cues it has.' })
  cueCount!: number;

  @Field(() => Boolean, { description: 'False for one that another has taken the place of.' })
  current!: boolean;

  @Field(() => ID, { nullable: true, description: 'Who put it in.' })
  importedById?: string | null;

  @Field(() => TranscriptFormatName, { nullable: true, description: 'The kind of file it came in.' })
  format?: TranscriptFormat | null;

  @Field(() => String, { nullable: true, description: 'The name of that file, where it was told.' })
  sourceName?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many this person has put in of this language, up to this one.',
  })
  revision?: number | null;

  @Field(() => String, { nullable: true, description: 'The model that heard it.' })
  model?: string | null;

  @Field(() => ID, { nullable: true, description: 'The run of the inference that heard it.' })
  runId?: string | null;

  createdAtMs!: number;

  @Field(() => Instant, { description: 'When it was put in or heard.' })
  get createdAt(): number {
    return this.createdAtMs;
  }

  static of(this: void, record: TranscriptRecord): Transcript {
    return Object.assign(new Transcript(), record);
  }
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A transcript was put in.', simpleResolvers: true })
export class TranscriptImported {
  @Field(() => Transcript, { description: 'What is there now.' })
  transcript!: Transcript;

  @Field(() => Boolean, { description: 'False where the same was there already.' })
  created!: boolean;
}

@BelongsTo('NOBODY')
@ObjectType({
  description: 'A file that is no transcript of the recording; nothing has changed.',
  simpleResolvers: true,
})
export class TranscriptRefused {
  @Field(() => String, { description: 'BAD_TRANSCRIPT.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, where, and what to do about it.' })
  message!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The first line that is wrong, from 1; null for the file as a whole.',
  })
  line!: number | null;
}

export const TranscriptImportResult = createUnionType({
  name: 'TranscriptImportResult',
  description: 'What became of a transcript that was to be put in.',
  types: () => [TranscriptImported, TranscriptRefused] as const,
});
