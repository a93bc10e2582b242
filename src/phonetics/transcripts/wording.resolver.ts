import 'reflect-metadata';
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { canonicalLanguage } from '../canonical-language.ts';
import type { WordPlacement } from './place-words.ts';
import { Transcript, TranscriptWord } from './transcript.type.ts';
import { readWordings, type WordingFilter, type WordingRecord } from './wording.store.ts';

enum WordPlacementName {
  WORD = 'WORD',
  CUE = 'CUE',
  ESTIMATED = 'ESTIMATED',
}
registerEnumType(WordPlacementName, {
  name: 'WordPlacement',
  description: 'How it is known in which utterance a word was said.',
  valuesConfig: {
    WORD: { description: 'By its own times.' },
    CUE: { description: 'Its cue goes over no other utterance.' },
    ESTIMATED: { description: 'Its cue goes over several: by the length of the words before it.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'A word of a transcript in the utterance that it was said in.', simpleResolvers: true })
export class UtteredWord extends TranscriptWord {
  @Field(() => WordPlacementName, { description: 'How that is known.' })
  placement!: WordPlacement;

  @Field(() => ID, { description: 'The cue that it is of.' })
  cueId!: string;

  @Field(() => String, { nullable: true, description: 'Who said it, where the transcript tells.' })
  speaker!: string | null;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'What a transcript says that was said in an utterance.', simpleResolvers: true })
export class Wording {
  @Field(() => Transcript, { description: 'The transcript.' })
  transcript!: Transcript;

  @Field(() => [UtteredWord], {
    description: 'The words, in order.',
    complexity: ({ childComplexity }) => 5 + childComplexity,
  })
  words!: readonly UtteredWord[];
}

@ArgsType()
class WordingsArguments {
  @Field(() => String, { nullable: true, description: 'Only of transcripts in this language.' })
  language?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only of this transcript, also where another has taken its place. Unless said, of all that are current.',
  })
  transcriptId?: string | null;
}

/** Transcripts that an utterance is in, as far as a query is charged for them. */
const usualWordings = 2;

@Resolver(() => SoundEvent)
export class UtteranceWordings {
  private readonly loaders = new RequestLoaders<RequestContext, string, readonly WordingRecord[]>(
    async (ids, filter, { graph, reader }) =>
      readWordings(graph, ids, JSON.parse(filter) as WordingFilter, (await reader.access()).collectionIds),
    [],
  );

  @FieldResolver(() => [Wording], {
    description:
      'The words that were said in it, by each transcript that has some: imported ones first, then the newest.',
    complexity: ({ childComplexity }) => usualWordings * (1 + childComplexity),
  })
  async wordings(
    @Root() event: SoundEvent,
    @Args(() => WordingsArguments) { language, transcriptId }: WordingsArguments,
    @Ctx() request: RequestContext,
  ): Promise<readonly Wording[]> {
    const filter: WordingFilter = {
      language: language == null ? null : canonicalLanguage(language),
      transcriptId: transcriptId ?? null,
    };
    const found = await this.loaders.load(event.id, JSON.stringify(filter), request);
    return found.map(({ transcript, words }) => {
      const uttered = words.map((word) => Object.assign(new UtteredWord(), word));
      return Object.assign(new Wording(), { transcript: Transcript.of(transcript), words: uttered });
    });
  }
}
