import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { utteranceSubject } from '../../sound/sound-event-subject.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { languageOfSpeech, type JudgedUtterance } from './judge-language.ts';
import { languageOfUtterance } from './language-inference.ts';
import { LanguageVerdictType } from './language.type.ts';
import { leastProbabilityOfName } from './least-probability.ts';

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
    return spoken === null ? null : told([{ seconds: event.endSeconds - event.startSeconds, spoken }]);
  }
}

/** Utterances of a recording, as far as a query is charged for them. */
const usualUtterances = 50;

@Resolver(() => Recording)
export class RecordingLanguage {
  @FieldResolver(() => LanguageVerdictType, {
    nullable: true,
    description:
      'In which language its speech is, and how much of it in which; utterances count by their length. Inferred, utterance by ' +
      'utterance, where it is asked for and not there yet; null where that was not waited for.',
    complexity: ({ childComplexity }) => usualUtterances + childComplexity,
  })
  async language(
    @Root() recording: Recording,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<LanguageVerdictType | null> {
    const utterances = await utteranceSubject.ofRecording(recording.id, request.graph);
    const loader = request.infer(languageOfUtterance, loadOptions(inferred));
    const found = await Promise.all(utterances.map(({ id }) => loader.load(id)));
    const judged = found.flatMap((spoken, i) => {
      const { startSeconds, endSeconds } = utterances[i]!;
      return spoken === null ? [] : [{ seconds: endSeconds - startSeconds, spoken }];
    });
    return judged.length < utterances.length ? null : told(judged);
  }
}

function told(utterances: readonly JudgedUtterance[]): LanguageVerdictType {
  const { shares, ...verdict } = languageOfSpeech(utterances, leastProbabilityOfName());
  return { ...verdict, shares: [...shares] };
}
