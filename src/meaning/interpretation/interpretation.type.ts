import 'reflect-metadata';
import { createUnionType, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { Gloss } from './gloss.ts';
import type { InterpretedUtterance, InterpretedWord, NamedMeaning, WordRefusal } from './interpret-clip.ts';

export enum WordRefusalName {
  UNKNOWN_SOUND = 'UNKNOWN_SOUND',
  NOT_LEARNED = 'NOT_LEARNED',
  UNCERTAIN = 'UNCERTAIN',
  NOT_TRANSLATED = 'NOT_TRANSLATED',
}
registerEnumType(WordRefusalName, {
  name: 'WordRefusal',
  description: 'Why no meaning of a word is stated.',
  valuesConfig: {
    UNKNOWN_SOUND: { description: 'No form of the lexicon sounds like it.' },
    NOT_LEARNED: { description: 'The form is known, and nothing is learned of what it means.' },
    UNCERTAIN: { description: 'No meaning is likelier than not.' },
    NOT_TRANSLATED: { description: 'It is a call, of a lexicon of a species: there are hypotheses, and no meanings.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'A form that a word may be.', simpleResolvers: true })
export class CandidateForm {
  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => Float, { description: 'How probably it is this form, 0 to 1.' })
  weight!: number;
}

@BelongsTo('PARENT')
@ObjectType('WordMeaning', { description: 'What a word probably means.', simpleResolvers: true })
export class WordMeaningType implements NamedMeaning {
  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null for a thing without one.' })
  label?: string | null;

  @Field(() => Float, {
    description: 'Probability in context: by the sound, by what is in view, and by the other words.',
  })
  probability!: number;

  @Field(() => Float, { description: 'Probability by the sound alone.' })
  withoutContext!: number;
}

@BelongsTo('PARENT')
@ObjectType('WordUnstated', { description: 'Why no meaning is stated.', simpleResolvers: true })
export class WordUnstated {
  @Field(() => WordRefusalName, { description: 'What is missing.' })
  code!: WordRefusal;

  @Field(() => String, { description: 'The same in words.' })
  message!: string;
}

@BelongsTo('PARENT')
@ObjectType('InterpretedWord', {
  description: 'A word of an utterance, with what it probably means.',
  simpleResolvers: true,
})
export class InterpretedWordType implements InterpretedWord {
  @Field(() => Float, { description: 'Start in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds.' })
  endSeconds!: number;

  @Field(() => Boolean, { description: 'Whether it is all of its utterance.' })
  whole!: boolean;

  @Field(() => String, { description: 'What stands for its form in the gloss; `***` for a sound that is not known.' })
  name!: string;

  @Field(() => [CandidateForm], { description: 'Known forms that it may be, the best first.' })
  forms!: readonly CandidateForm[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The phrase that it is, where words mean something together that they do not mean apart; `forms` then names all of them in one.',
  })
  phraseId?: string | null;

  @Field(() => Float, { description: 'How probably it is of a form that is not known, 0 to 1.' })
  unknown!: number;

  @Field(() => WordMeaningType, {
    nullable: true,
    description: 'What it means; null where the evidence is not enough.',
  })
  meaning?: WordMeaningType;

  @Field(() => WordUnstated, { nullable: true, description: 'Why no meaning is stated; null where one is.' })
  refusal?: WordUnstated;

  @Field(() => [WordMeaningType], { description: 'The likeliest meanings, stated or not.' })
  likely!: readonly WordMeaningType[];

  @Field(() => [String], {
    description:
      'Of a call: what calls of its type are hypothesised to go with, in sentences, the least likely to be chance first. They translate nothing.',
  })
  hypotheses!: readonly string[];
}

@BelongsTo('PARENT')
@ObjectType('Gloss', {
  description: 'The three lines of the Leipzig glossing rules: forms, glosses, free translation.',
  simpleResolvers: true,
})
export class GlossType implements Gloss {
  @Field(() => [String], { description: 'What stands for each form.' })
  forms!: readonly string[];

  @Field(() => [String], {
    description:
      'The gloss of each form; `?` where no meaning is stated; of a call, in brackets, what its type is hypothesised to go with.',
  })
  glosses!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Free translation; null where a form has no stated meaning with a name.',
  })
  translation?: string;

  @Field(() => String, { nullable: true, description: 'Why there is no translation; null where there is one.' })
  untranslated?: string;

  @Field(() => Float, { description: 'Probability that all stated meanings are right; 0 where none is stated.' })
  confidence!: number;

  @Field(() => String, { description: 'The three lines below one another, words aligned.' })
  text!: string;
}

@BelongsTo('PARENT')
@ObjectType('InterpretedUtterance', { description: 'A stretch of voice, interpreted.', simpleResolvers: true })
export class InterpretedUtteranceType implements InterpretedUtterance {
  @Field(() => Float, { description: 'Start in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds.' })
  endSeconds!: number;

  @Field(() => [InterpretedWordType], { description: 'Its words in order of time.' })
  words!: readonly InterpretedWordType[];

  @Field(() => GlossType, { description: 'Its gloss.' })
  gloss!: GlossType;
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'What was probably said in a clip.', simpleResolvers: true })
export class Interpretation {
  @Field(() => ID, { description: 'The lexicon by which it was interpreted.' })
  lexiconId!: string;

  @Field(() => Boolean, { description: 'Whether there were pictures, so that what was in view was heeded.' })
  hasVideo!: boolean;

  @Field(() => [InterpretedUtteranceType], { description: 'Its utterances in order of time.' })
  utterances!: readonly InterpretedUtteranceType[];
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'A clip that cannot be interpreted, and why.', simpleResolvers: true })
export class InterpretationRefused {
  @Field(() => String, {
    description:
      'Such as NO_SOUND, NO_VOICE, NOTHING_LEARNED, CLIP_TOO_LONG, or what is wrong with the bytes: NOT_A_RECORDING, MEDIA_DAMAGED.',
  })
  code!: string;

  @Field(() => String, { description: 'The same in words, with what to do.' })
  message!: string;
}

export const InterpretResult = createUnionType({
  name: 'InterpretResult',
  description: 'What was said, or why that cannot be told.',
  types: () => [Interpretation, InterpretationRefused] as const,
});
