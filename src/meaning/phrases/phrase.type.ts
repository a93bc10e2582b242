import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { PhraseRecord } from './phrase.store.ts';

@BelongsTo('PARENT')
@ObjectType({ description: 'A word of a phrase, and whether it means there what it means elsewhere.' })
export class PhraseWord {
  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  conceptId?: string | null;

  @Field(() => Float, {
    description: 'How probable it is that the form means its concept by itself, 0 to 1; 0 without one.',
  })
  probability!: number;

  @Field(() => Float, {
    description: 'How probable it is that it keeps that meaning in the phrase, 0 to 1; 0 without one.',
  })
  kept!: number;

  static of(this: void, part: PhraseRecord['parts'][number]): PhraseWord {
    return Object.assign(new PhraseWord(), part);
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'What a phrase means as a whole and its words do not.' })
export class WholeMeaning {
  conceptId!: string;

  @Field(() => Float, { description: '0 to 1; those of a phrase sum to at most 1.' })
  probability!: number;

  static of(this: void, meaning: PhraseRecord['whole'][number]): WholeMeaning {
    return Object.assign(new WholeMeaning(), meaning);
  }
}

@BelongsTo('LEXICON')
@ObjectType({
  description:
    'Sound forms that follow each other again and again. Mostly they mean what their words mean; some mean something of their own.',
})
export class Phrase {
  @Field(() => ID, { description: 'Stable id, by the lexicon and the forms.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon.' })
  lexiconId!: string;

  @Field(() => [ID], { description: 'Its sound forms, in the order in which they are said.' })
  formIds!: readonly string[];

  @Field(() => Float, { description: 'How often it was heard; a fraction where it was not heard surely.' })
  count!: number;

  @Field(() => Float, {
    description:
      'How probable it is that it means what its words mean: that it has no meaning of its own and every word keeps its meaning, 0 to 1.',
  })
  composes!: number;

  parts!: PhraseRecord['parts'];
  meanings!: PhraseRecord['whole'];
  situationIds!: readonly string[];

  static of(this: void, { whole, ...record }: PhraseRecord): Phrase {
    return Object.assign(new Phrase(), record, { meanings: whole });
  }

  @Field(() => [PhraseWord], { description: 'Its words, in order.' })
  get words(): readonly PhraseWord[] {
    return this.parts.map(PhraseWord.of);
  }

  @Field(() => [WholeMeaning], {
    description:
      'What it may mean of its own, the likeliest first; mostly nothing. In a lexicon of a species it is what goes with it, and no meaning.',
  })
  get whole(): readonly WholeMeaning[] {
    return this.meanings.map(WholeMeaning.of);
  }
}

export const PhraseConnection = connectionType<Phrase>({ name: 'Phrase', items: 'phrases', node: () => Phrase });
