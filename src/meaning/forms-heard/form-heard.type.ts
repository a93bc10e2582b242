import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { FormToken, SoundForm } from '../../phonetics/forms/sound-form.type.ts';
import { Mapping } from '../mapping.type.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'A sound form where it is heard, with what it probably means.', simpleResolvers: true })
export class FormHeard {
  @Field(() => FormToken, { description: 'Where it is heard, and how surely it is this form.' })
  token!: FormToken;

  @Field(() => SoundForm, { description: 'The form: of several that it may be, the surest.' })
  form!: SoundForm;

  @Field(() => Mapping, {
    nullable: true,
    description:
      'What the form most probably means, or goes with, that nobody has rejected; null where nothing speaks for anything.',
  })
  mapping!: Mapping | null;
}
