import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../api/connection-arguments.ts';
import type { Connection } from '../api/connection.ts';
import { page } from '../api/page.ts';
import { pageOfList } from '../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../inference/inferred-field-arguments.ts';
import type { LoadOptions } from '../inference/inference-loader.ts';
import { TranscriptCue } from '../phonetics/transcripts/transcript.type.ts';
import { Recording } from '../recording/recording.type.ts';
import type { RequestContext } from '../request-context.ts';
import { SoundEvent } from '../sound/sound-event.type.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { emotionCategories, type EmotionCategory, type EmotionChannel } from './emotion-category.ts';
import {
  ChannelEmotion,
  Emotion,
  EmotionCategoryName,
  EmotionChannelName,
  EmotionEstimateType,
  FeelingConnection,
  FeelingType,
  FeltUtterance,
  FeltUtteranceConnection,
} from './emotion.type.ts';
import { listFeelings, type FeelingFilter } from './feeling.store.ts';
import { sentimentOfTranscript } from './text/sentiment-inference.ts';
import { UtteranceEmotions } from './utterance-emotions.ts';

@ArgsType()
class FeelingsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of recordings in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this recording.' })
  recordingId?: string | null;

  @Field(() => EmotionChannelName, { nullable: true, description: 'Only by this channel.' })
  channel?: EmotionChannel | null;

  @Field(() => EmotionCategoryName, { nullable: true, description: 'Only where this is the likeliest category.' })
  category?: EmotionCategory | null;

  @Field(() => Float, { nullable: true, description: 'Only where it is at least this probable, 0 to 1.' })
  minimumConfidence?: number | null;
}

@Resolver(() => Emotion)
export class EmotionResolver {
  @Allows('READER')
  @Query(() => FeelingConnection, {
    description:
      'What single channels say that is felt and is there already, over all recordings you may read, by recording and time. What they say together is ' +
      'told of an utterance or a recording.',
  })
  async feelings(
    @Args(() => FeelingsArguments) args: FeelingsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<FeelingType>> {
    const { collectionId, recordingId, channel, category, minimumConfidence } = args;
    const window = pageWindow('feelings', args, ['string', 'number', 'string']);
    const filter: FeelingFilter = {
      ...(collectionId != null && { collectionId }),
      ...(recordingId != null && { recordingId }),
      ...(channel != null && { channel }),
      ...(category != null && { category }),
      ...(minimumConfidence != null && { minimumConfidence }),
    };
    const rows = await listFeelings(graph, filter, window, (await reader.access()).collectionIds);
    return page(rows, window, (row) => [row.recordingId, row.startSeconds, row.id], { nodeOf: FeelingType.of });
  }

  @Allows('ANYBODY')
  @Query(() => [Emotion], { description: 'Every category of emotion that is told apart.' })
  emotions(): readonly Emotion[] {
    return emotionCategories.map(({ label, valence, arousal }) =>
      Object.assign(new Emotion(), { category: label, valence, arousal }),
    );
  }
}

@Resolver(() => SoundEvent)
export class SoundEventEmotion {
  private readonly emotions = new UtteranceEmotions();

  @FieldResolver(() => EmotionEstimateType, {
    nullable: true,
    description:
      'What is felt in it, as far as voice, faces and words show; null where it is no voice. Inferred when it is asked for and not there yet.',
  })
  async emotion(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<EmotionEstimateType | null> {
    if (!event.isVoice) return null;
    const estimate = await this.emotions.of(event.id, loadOptions(inferred), request);
    return estimate && EmotionEstimateType.of(event.id, estimate);
  }
}

@ArgsType()
class EmotionsArguments extends ConnectionArguments {
  @Field(() => EmotionCategoryName, { nullable: true, description: 'Only where this is the likeliest category.' })
  category?: EmotionCategory | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Only where the likeliest category is at least this probable, 0 to 1.',
  })
  minimumConfidence?: number | null;
}

/** Utterances of a recording, as far as a query is charged for them. */
const usualUtterances = 50;

@Resolver(() => Recording)
export class RecordingEmotions {
  private readonly emotionsOf = new UtteranceEmotions();

  @FieldResolver(() => FeltUtteranceConnection, {
    nullable: true,
    description:
      'Its utterances and what is felt in them, by time; those of which no channel says anything are left out. Inferred, utterance by utterance, ' +
      'where it is asked for and not there yet; null where that was not waited for.',
    complexity: ({ childComplexity }) => usualUtterances + childComplexity,
  })
  async emotions(
    @Root() recording: Recording,
    @Args(() => EmotionsArguments) { category, minimumConfidence, ...args }: EmotionsArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<FeltUtterance> | null> {
    const window = pageWindow('recording:emotions', args, ['number', 'string']);
    const felt = await this.all(recording.id, loadOptions(inferred), request);
    const wanted = felt?.filter(
      ({ emotion }) =>
        emotion.category !== null &&
        (category == null || emotion.category === category) &&
        emotion.confidence >= (minimumConfidence ?? 0),
    );
    return wanted
      ? pageOfList(
          wanted,
          window,
          ({ utterance }) => [utterance.startSeconds, utterance.id],
          (each) => each,
        )
      : null;
  }

  private async all(
    recordingId: string,
    options: LoadOptions,
    request: RequestContext,
  ): Promise<readonly FeltUtterance[] | null> {
    // What is to be inferred anew is what is felt, not what is heard.
    const { policy, ...patience } = options;
    const heard = policy === 'AGAIN' ? patience : options;
    const events = await request.infer(soundEventsOfRecording, heard).load(recordingId);
    const voices = events?.filter(({ isVoice }) => isVoice);
    if (!voices) return null;
    const estimates = await Promise.all(voices.map(({ id }) => this.emotionsOf.of(id, options, request)));
    const felt = estimates.flatMap((estimate, place) => {
      if (estimate === null) return [];
      const utterance = SoundEvent.of(voices[place]!);
      return [
        Object.assign(new FeltUtterance(), { utterance, emotion: EmotionEstimateType.of(utterance.id, estimate) }),
      ];
    });
    return felt.length < voices.length ? null : felt;
  }
}

@Resolver(() => TranscriptCue)
export class CueEmotion {
  @FieldResolver(() => ChannelEmotion, {
    nullable: true,
    description:
      'What its words say that is felt; null where none of them is rated, or they are in another language than English. Inferred when it is ' +
      'asked for and not there yet.',
  })
  async emotion(
    @Root() cue: TranscriptCue,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<ChannelEmotion | null> {
    const cues = await request.infer(sentimentOfTranscript, loadOptions(inferred)).load(cue.transcriptId);
    const found = cues?.find(({ cueId }) => cueId === cue.id);
    return found ? ChannelEmotion.of('text', found.feeling, 1) : null;
  }
}
