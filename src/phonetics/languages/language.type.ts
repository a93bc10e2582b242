import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import type { LanguageShare, LanguageVerdict } from './spoken-language.ts';

@ObjectType('LanguageShare', { description: 'A language with its share.', simpleResolvers: true })
export class LanguageShareType implements LanguageShare {
  @Field(() => String, { description: 'ISO 639-1 code, or "other".' })
  language!: string;

  @Field(() => Float, { description: 'Of the speech, or of the probability, 0 to 1; all shares sum to 1.' })
  share!: number;
}

@ObjectType('LanguageVerdict', { description: 'In which language an utterance is.', simpleResolvers: true })
export class LanguageVerdictType implements LanguageVerdict {
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 639-1 code; "other" where none of the languages that are told by name is probable enough; null where there is ' +
      'too little speech to tell.',
  })
  language!: string | null;

  @Field(() => Float, { description: 'How probable that is, 0 to 1.' })
  confidence!: number;

  @Field(() => [LanguageShareType], { description: 'Every language that can be told, the most probable first.' })
  alternatives!: LanguageShareType[];
}
