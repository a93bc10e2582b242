import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { countReviews, type ReviewCounts } from '../review/review.ts';
import type { Move } from './review-queue.ts';
import type { QueuedQuestion } from './review-queue.service.ts';
import type { TellingClip } from './telling-clips.ts';

@BelongsTo('PARENT')
@ObjectType({
  description: 'How many people say what of a mapping, of those whose review stands.',
  simpleResolvers: true,
})
export class ReviewTally implements ReviewCounts {
  @Field(() => Int, { description: 'It is so.' })
  confirmed!: number;

  @Field(() => Int, { description: 'It is not so.' })
  rejected!: number;

  @Field(() => Int, { description: 'They cannot tell.' })
  unsure!: number;
}

@BelongsTo('LEXICON')
@ObjectType({ description: '"Does this sound form mean this concept?"' })
export class ReviewQuestion implements Omit<QueuedQuestion, 'gainBits' | 'answers' | 'context'> {
  @Field(() => ID, { description: 'Id of the mapping, for reviewMapping where there is one; else use reviewMeaning.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon.' })
  lexiconId!: string;

  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, { description: 'How probable it is by all that is known, 0 to 1.' })
  probability!: number;

  gainBits!: number;

  @Field(() => Float, {
    description:
      'What an answer is expected to tell, in bits: of this form beyond what the questions before it tell, and of other forms for the same concept.',
  })
  get expectedGainBits(): number {
    return this.gainBits;
  }

  answers!: QueuedQuestion['answers'];

  @Field(() => ReviewTally, { description: 'What others have answered.' })
  get tally(): ReviewTally {
    return Object.assign(new ReviewTally(), countReviews(this.answers));
  }

  context!: QueuedQuestion['context'];

  static of(this: void, question: QueuedQuestion): ReviewQuestion {
    return Object.assign(new ReviewQuestion(), question);
  }
}

export const ReviewQuestionConnection = connectionType<ReviewQuestion>({
  name: 'ReviewQuestion',
  items: 'questions',
  node: () => ReviewQuestion,
});

@BelongsTo('PARENT')
@ObjectType({
  description: 'A probability that an answer would move, as far as can be told before.',
  simpleResolvers: true,
})
export class ExpectedMove implements Move {
  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, { description: 'Probability now, 0 to 1.' })
  from!: number;

  @Field(() => Float, { description: 'Probability after the answer, 0 to 1.' })
  to!: number;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A moment to listen to before answering.' })
export class ReviewClip implements Pick<
  TellingClip,
  'situationId' | 'recordingId' | 'startSeconds' | 'endSeconds' | 'soundStartSeconds' | 'soundEndSeconds' | 'speaksFor'
> {
  @Field(() => ID, { description: 'The situation.' })
  situationId!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'Start of the utterance in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End of the utterance in seconds.' })
  endSeconds!: number;

  @Field(() => Float, { description: 'Start of the sound itself in seconds.' })
  soundStartSeconds!: number;

  @Field(() => Float, { description: 'End of the sound itself in seconds.' })
  soundEndSeconds!: number;

  @Field(() => Boolean, { description: 'Whether it speaks for a yes; else the concept was not in view.' })
  speaksFor!: boolean;

  @Field(() => Float, { description: 'How much it tells, 0 to 1.' })
  strength!: number;

  @Field(() => Float, { description: 'How sure it is that the sound is the form, 0 to 1.' })
  heard!: number;

  @Field(() => Float, { description: 'How sure it is that the concept was there to be spoken of, 0 to 1.' })
  seen!: number;

  @Field(() => String, { description: 'Path on this server that plays the utterance alone (a media fragment).' })
  get clipPath(): string {
    return `/media/${this.recordingId}#t=${seconds(this.startSeconds)},${seconds(this.endSeconds)}`;
  }

  static of(this: void, clip: TellingClip): ReviewClip {
    return Object.assign(new ReviewClip(), clip);
  }
}

function seconds(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
