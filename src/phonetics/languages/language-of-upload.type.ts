import 'reflect-metadata';
import { createUnionType, Field, Float, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { LanguageShareType, LanguageVerdictType } from './language.type.ts';

@BelongsTo('PARENT')
@ObjectType('LanguageWindow', {
  description: 'Some seconds of speech by which its language was told.',
  simpleResolvers: true,
})
export class LanguageWindowType {
  @Field(() => Float, { description: 'Start of its first sound in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End of its last sound in seconds.' })
  endSeconds!: number;

  @Field(() => [LanguageShareType], { description: 'How probable each language is in it, the most probable first.' })
  shares!: readonly LanguageShareType[];
}

@BelongsTo('PERSON')
@ObjectType({ description: 'In which language the speech of a clip is.', simpleResolvers: true })
export class LanguageOfClip {
  @Field(() => Float, { description: 'Length of the clip in seconds.' })
  durationSeconds!: number;

  @Field(() => LanguageVerdictType, { description: 'Of all its speech; utterances count by their length.' })
  verdict!: LanguageVerdictType;

  @Field(() => [LanguageWindowType], {
    description: 'What it was told by, by time; none where there is too little speech.',
  })
  windows!: readonly LanguageWindowType[];
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'Why no language can be told of a clip.', simpleResolvers: true })
export class LanguageOfClipRefused {
  @Field(() => String, { description: 'NO_SOUND, CLIP_TOO_LONG, or the code of what is wrong with the file.' })
  code!: string;

  @Field(() => String, { description: 'The same in words.' })
  message!: string;
}

export const LanguageOfClipResult = createUnionType({
  name: 'LanguageOfClipResult',
  description: 'In which language a clip is, or why that cannot be told.',
  types: () => [LanguageOfClip, LanguageOfClipRefused] as const,
});
