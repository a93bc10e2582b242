import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { SoundEvent } from '../sound/sound-event.type.ts';
import { emotionCategories, type EmotionCategory, type EmotionChannel } from './emotion-category.ts';
import { emotionEstimateId, type EmotionEstimate } from './emotion-estimate.ts';
import { likeliestEmotion, type Feeling, type Silence } from './feeling.ts';
import type { StatedFeeling } from './feeling.store.ts';

export enum EmotionCategoryName {
  NEUTRAL = 'neutral',
  CALM = 'calm',
  HAPPY = 'happy',
  SAD = 'sad',
  ANGRY = 'angry',
  FEARFUL = 'fearful',
  DISGUST = 'disgust',
  SURPRISED = 'surprised',
}
registerEnumType(EmotionCategoryName, {
  name: 'EmotionCategory',
  description: 'What is felt, as far as it shows.',
  valuesConfig: {
    NEUTRAL: { description: 'None of the others.' },
    CALM: { description: 'At ease.' },
    HAPPY: { description: 'Joy.' },
    SAD: { description: 'Sorrow.' },
    ANGRY: { description: 'Anger.' },
    FEARFUL: { description: 'Fear.' },
    DISGUST: { description: 'Disgust.' },
    SURPRISED: { description: 'Surprise, pleasant or not.' },
  },
});

export enum EmotionChannelName {
  VOICE = 'voice',
  FACE = 'face',
  TEXT = 'text',
}
registerEnumType(EmotionChannelName, {
  name: 'EmotionChannel',
  description: 'By what an emotion is told.',
  valuesConfig: {
    VOICE: {
      description: 'How the voice sounds, whatever it says. Off unless its network is switched on: research only.',
    },
    FACE: { description: 'What the faces look like that are in view meanwhile, whoever speaks. Not measured.' },
    TEXT: { description: 'What the words say, where there is a transcript in English. Not measured.' },
  },
});

export enum SilenceName {
  NO_VOICE = 'NO_VOICE',
  NO_VIDEO = 'NO_VIDEO',
  NO_FACE = 'NO_FACE',
  SWITCHED_OFF = 'SWITCHED_OFF',
  NO_TEXT = 'NO_TEXT',
  UNREAD_LANGUAGE = 'UNREAD_LANGUAGE',
  NO_FEELING_WORD = 'NO_FEELING_WORD',
}
registerEnumType(SilenceName, {
  name: 'ChannelSilence',
  description: 'Why a channel says nothing of what is felt.',
  valuesConfig: {
    NO_VOICE: { description: 'Too quiet or too short.' },
    NO_VIDEO: { description: 'The recording has no picture.' },
    NO_FACE: { description: 'No face was found in view meanwhile, or faces are not looked at in the collection.' },
    SWITCHED_OFF: { description: 'The network, or looking at faces, is switched off where the server runs.' },
    NO_TEXT: { description: 'No transcript has words in it.' },
    UNREAD_LANGUAGE: { description: 'Transcripts are there, and none is in a language whose words are rated.' },
    NO_FEELING_WORD: { description: 'None of its words is rated as pleasant or unpleasant.' },
  },
});

@BelongsTo('NOBODY')
@ObjectType({
  description: 'A category of emotion and where it lies in the circumplex of affect.',
  simpleResolvers: true,
})
export class Emotion {
  @Field(() => EmotionCategoryName, { description: 'Which it is.' })
  category!: EmotionCategory;

  @Field(() => Float, { description: 'Unpleasant to pleasant, -1 to 1.' })
  valence!: number;

  @Field(() => Float, { description: 'Calm to excited, -1 to 1.' })
  arousal!: number;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'A category of emotion and how probable it is.', simpleResolvers: true })
export class EmotionProbability {
  @Field(() => EmotionCategoryName, { description: 'The category.' })
  category!: EmotionCategory;

  @Field(() => Float, { description: '0 to 1; those of all categories sum to 1.' })
  probability!: number;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'What one channel says that is felt.', simpleResolvers: true })
export class ChannelEmotion {
  @Field(() => EmotionChannelName, { description: 'The channel.' })
  channel!: EmotionChannel;

  @Field(() => EmotionCategoryName, { description: 'The likeliest category.' })
  category!: EmotionCategory;

  @Field(() => Float, { description: 'How probable that is, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'Unpleasant to pleasant, -1 to 1.' })
  valence!: number;

  @Field(() => Float, { description: 'Calm to excited, -1 to 1.' })
  arousal!: number;

  @Field(() => [EmotionProbability], { description: 'Every category, the likeliest first.' })
  distribution!: EmotionProbability[];

  @Field(() => Float, {
    description: 'How much of the estimate that it is part of comes from it, 0 to 1; those of all channels sum to 1.',
  })
  share!: number;

  static of(this: void, channel: EmotionChannel, feeling: Feeling, share: number): ChannelEmotion {
    return Object.assign(new ChannelEmotion(), { channel, share, ...likeliestEmotion(feeling), ...factsOf(feeling) });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'A channel that says nothing, and why.', simpleResolvers: true })
export class SilentEmotionChannel {
  @Field(() => EmotionChannelName, { description: 'The channel.' })
  channel!: EmotionChannel;

  @Field(() => SilenceName, { description: 'Why it says nothing.' })
  reason!: Silence;
}

@BelongsTo('RECORDING')
@ObjectType('EmotionEstimate', {
  description:
    'What is felt, as far as it shows, by all channels that say something. How right it is has been measured for the voice alone, on actors; ' +
    'not for faces, words, or all together.',
  simpleResolvers: true,
})
export class EmotionEstimateType {
  @Field(() => ID, { description: 'Stable id, the same for every estimate of the utterance.' })
  id!: string;

  @Field(() => EmotionCategoryName, {
    nullable: true,
    description: 'The likeliest category; null where no channel says anything.',
  })
  category!: EmotionCategory | null;

  @Field(() => Float, { description: 'How probable that is, 0 to 1; 0 where no channel says anything.' })
  confidence!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Unpleasant to pleasant, -1 to 1; null where no channel says anything.',
  })
  valence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Calm to excited, -1 to 1; null where no channel says anything.',
  })
  arousal!: number | null;

  @Field(() => [EmotionProbability], {
    description: 'Every category, the likeliest first; none where no channel says anything.',
  })
  distribution!: EmotionProbability[];

  @Field(() => [ChannelEmotion], { description: 'What each channel says that says something.' })
  channels!: ChannelEmotion[];

  @Field(() => [SilentEmotionChannel], { description: 'The channels that say nothing.' })
  silent!: SilentEmotionChannel[];

  static of(this: void, utteranceId: string, { fused, channels, silent }: EmotionEstimate): EmotionEstimateType {
    return Object.assign(new EmotionEstimateType(), {
      id: emotionEstimateId(utteranceId),
      ...(fused === undefined
        ? { category: null, confidence: 0, valence: null, arousal: null, distribution: [] }
        : { ...likeliestEmotion(fused), ...factsOf(fused) }),
      channels: channels.map(({ channel, feeling, share }) => ChannelEmotion.of(channel, feeling, share)),
      silent: silent.map(({ channel, silence: reason }) =>
        Object.assign(new SilentEmotionChannel(), { channel, reason }),
      ),
    });
  }
}

@BelongsTo('RECORDING')
@ObjectType('Feeling', { description: 'What one channel says that is felt at a time.', simpleResolvers: true })
export class FeelingType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that told it.' })
  runId!: string;

  @Field(() => ID, {
    description: 'What it is said of: a sound event, or a cue of a transcript where it is the words that say it.',
  })
  subjectId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => EmotionChannelName, { description: 'The channel.' })
  channel!: EmotionChannel;

  @Field(() => EmotionCategoryName, { description: 'The likeliest category.' })
  category!: EmotionCategory;

  @Field(() => Float, { description: 'How probable that is, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'Unpleasant to pleasant, -1 to 1.' })
  valence!: number;

  @Field(() => Float, { description: 'Calm to excited, -1 to 1.' })
  arousal!: number;

  @Field(() => [EmotionProbability], { description: 'Every category, the likeliest first.' })
  distribution!: EmotionProbability[];

  static of(this: void, { feeling, ...facts }: StatedFeeling): FeelingType {
    return Object.assign(new FeelingType(), facts, likeliestEmotion(feeling), factsOf(feeling));
  }
}

export const FeelingConnection = connectionType<FeelingType>({
  name: 'Feeling',
  items: 'feelings',
  node: () => FeelingType,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'An utterance and what is felt in it.', simpleResolvers: true })
export class FeltUtterance {
  @Field(() => SoundEvent, { description: 'The utterance.' })
  utterance!: SoundEvent;

  @Field(() => EmotionEstimateType, { description: 'What is felt in it.' })
  emotion!: EmotionEstimateType;
}

export const FeltUtteranceConnection = connectionType<FeltUtterance>({
  name: 'FeltUtterance',
  items: 'utterances',
  node: () => FeltUtterance,
});

function factsOf({ probabilities, valence, arousal }: Feeling) {
  return {
    valence: valence.mean,
    arousal: arousal.mean,
    distribution: emotionCategories
      .map(({ label }, i) =>
        Object.assign(new EmotionProbability(), { category: label, probability: probabilities[i]! }),
      )
      .sort((a, b) => b.probability - a.probability),
  };
}
