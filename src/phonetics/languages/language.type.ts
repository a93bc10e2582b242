import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { LanguageOfSpeech, LanguageShare } from './spoken-language.ts';

@BelongsTo('PARENT')
@ObjectType('LanguageShare', { description: 'A language with its share.', simpleResolvers: true })
export class LanguageShareType implements LanguageShare {
  @Field(() => String, { description: 'ISO 639-3 code, or "other".' })
  language!: string;

  @Field(() => Float, { description: '0 to 1; all shares sum to 1.' })
  share!: number;
}

@BelongsTo('RECORDING')
@ObjectType('LanguageVerdict', { description: 'In which language speech is.', simpleResolvers: true })
export class LanguageVerdictType implements LanguageOfSpeech {
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 639-3 code; "other" where none of the languages that are told by name is probable enough; null where there is ' +
      'too little speech to tell.',
  })
  language!: string | null;

  @Field(() => Float, { description: 'How probable that is, 0 to 1.' })
  confidence!: number;

  @Field(() => [LanguageShareType], {
    description: 'Of every language that can be told, the most first; none where there is too little speech to tell.',
  })
  shares!: LanguageShareType[];
}
