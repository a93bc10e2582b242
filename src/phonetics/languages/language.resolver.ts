import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { utteranceSubject } from '../../sound/sound-event-subject.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { languageShares } from './judge-language.ts';
import { LanguageShareType, LanguageVerdictType } from './language.type.ts';
import { languageOfUtterance } from './languages-inference.ts';

@Resolver(() => SoundEvent)
export class SoundEventLanguage {
  @FieldResolver(() => LanguageVerdictType, {
    nullable: true,
    description: 'In which language it is; null where it is no voice. Inferred when it is asked for and not there yet.',
  })
  async language(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<LanguageVerdictType | null> {
    if (!event.isVoice) return null;
    const spoken = await request.infer(languageOfUtterance, loadOptions(inferred)).load(event.id);
    if (spoken === null) return null;
    const alternatives = languageShares([{ seconds: 1, spoken }]);
    return { language: spoken.language, confidence: spoken.confidence, alternatives };
  }
}

/** Utterances of a recording, as far as a query is charged for them. */
const usualUtterances = 50;

@Resolver(() => Recording)
export class RecordingLanguages {
  @FieldResolver(() => [LanguageShareType], {
    nullable: true,
    description:
      'How much of its speech is in which language, the most first; empty where there is too little speech to tell. ' +
      'Inferred, utterance by utterance, where it is asked for and not there yet; null where that was not waited for.',
    complexity: ({ childComplexity }) => usualUtterances + childComplexity,
  })
  async languages(
    @Root() recording: Recording,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<LanguageShareType[] | null> {
    const utterances = await utteranceSubject.ofRecording(recording.id, request.graph);
    const loader = request.infer(languageOfUtterance, loadOptions(inferred));
    const found = await Promise.all(utterances.map(({ id }) => loader.load(id)));
    const judged = found.flatMap((spoken, i) => {
      const { startSeconds, endSeconds } = utterances[i]!;
      return spoken === null ? [] : [{ seconds: endSeconds - startSeconds, spoken }];
    });
    return judged.length < utterances.length ? null : languageShares(judged);
  }
}
