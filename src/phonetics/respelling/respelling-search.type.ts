import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { SoundForm } from '../forms/sound-form.type.ts';
import { respell } from './respell.ts';
import type { NearForm, NearUtterance } from './search-by-respelling.ts';
import { isKnown } from './sound-grams.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'An utterance that sounds like what was typed.', simpleResolvers: true })
export class NearbyUtterance {
  @Field(() => ID, { description: 'The recording that it is in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The utterance.' })
  soundEventId!: string;

  @Field(() => Float, {
    description: 'How far it is: 0 where what was typed is its own respelling, about 0.1 for a near miss.',
  })
  distance!: number;

  @Field(() => String, { description: 'Its phones in IPA.' })
  ipa!: string;

  @Field(() => String, { description: 'Its phones as an English reader would say them.' })
  respelling!: string;

  static of(this: void, { recordingId, soundEventId, distance, ipas }: NearUtterance): NearbyUtterance {
    return Object.assign(new NearbyUtterance(), { recordingId, soundEventId, distance, ...written(ipas) });
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'A sound form that sounds like what was typed.', simpleResolvers: true })
export class NearbyForm {
  @Field(() => SoundForm, { description: 'The form.' })
  form!: SoundForm;

  @Field(() => Float, { description: 'How far the nearest of its occurrences is.' })
  distance!: number;

  @Field(() => String, { description: 'The phones of that occurrence in IPA.' })
  ipa!: string;

  @Field(() => String, { description: 'The same as an English reader would say them.' })
  respelling!: string;

  @Field(() => ID, { description: 'That occurrence.' })
  tokenId!: string;

  static of(this: void, { form, nearest, ipas, distance }: NearForm): NearbyForm {
    const occurrence = { tokenId: nearest.tokenId, ...written(ipas) };
    return Object.assign(new NearbyForm(), { form: SoundForm.of(form), distance, ...occurrence });
  }
}

function written(ipas: readonly string[]) {
  return { ipa: ipas.join(''), respelling: respell(ipas.filter(isKnown)) };
}

export const NearbyUtteranceConnection = connectionType<NearbyUtterance>({
  name: 'NearbyUtterance',
  items: 'utterances that sound like what was typed',
  node: () => NearbyUtterance,
});

export const NearbyFormConnection = connectionType<NearbyForm>({
  name: 'NearbyForm',
  items: 'sound forms that sound like what was typed',
  node: () => NearbyForm,
});
