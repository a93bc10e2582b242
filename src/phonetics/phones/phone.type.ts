import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { PhoneAlternative, Stress } from './phone.ts';
import type { PhoneTokenRecord } from './phone.store.ts';
import { phoneTypeOf, type PhoneTypeRecord } from './phone-type.ts';

export enum StressName {
  UNSTRESSED = 'UNSTRESSED',
  SECONDARY = 'SECONDARY',
  PRIMARY = 'PRIMARY',
}
registerEnumType(StressName, {
  name: 'Stress',
  description: 'Stress of a syllable.',
  valuesConfig: {
    UNSTRESSED: { description: 'None.' },
    SECONDARY: { description: 'Secondary, written ˌ.' },
    PRIMARY: { description: 'Primary, written ˈ.' },
  },
});

export enum SilenceReasonName {
  NO_VOICE = 'NO_VOICE',
  TOO_SHORT = 'TOO_SHORT',
  TOO_QUIET = 'TOO_QUIET',
  UNSURE = 'UNSURE',
}
registerEnumType(SilenceReasonName, {
  name: 'SilenceReason',
  description: 'Why a sound event has no phones.',
  valuesConfig: {
    NO_VOICE: { description: 'It is no voice, or not surely one.' },
    TOO_SHORT: { description: 'It is too short for a phone to be told.' },
    TOO_QUIET: { description: 'It is too quiet to listen to.' },
    UNSURE: { description: 'Nothing in it was recognised surely enough.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('PhoneAlternative', {
  description: 'A phone that may have been said in place of another.',
  simpleResolvers: true,
})
export class PhoneAlternativeType implements PhoneAlternative {
  @Field(() => String, { description: 'The phone in IPA.' })
  ipa!: string;

  @Field(() => Float, { description: 'How sure, 0 to 1; with the confidence of the phone they add up to at most 1.' })
  confidence!: number;
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'A category of phones, whoever says them in whatever language.', simpleResolvers: true })
export class PhoneType implements PhoneTypeRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'The phone in IPA.' })
  ipa!: string;

  @Field(() => [String], {
    description: "Its articulatory features by PanPhon's names, such as `+voi`; those that do not apply are left out.",
  })
  features!: readonly string[];

  static of(this: void, record: PhoneTypeRecord): PhoneType {
    return Object.assign(new PhoneType(), record);
  }
}

export const PhoneTypeConnection = connectionType<PhoneType>({
  name: 'PhoneType',
  items: 'categories of phones',
  node: () => PhoneType,
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'One phone that was said.', simpleResolvers: true })
export class PhoneToken implements Omit<PhoneTokenRecord, 'ordinal' | 'alternatives' | 'ipa'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it is in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The utterance that it is in.' })
  soundEventId!: string;

  @Field(() => ID, { description: 'The run of the inference that heard it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => PhoneType, { description: 'Which phone it is.', complexity: 0 })
  type!: PhoneType;

  @Field(() => Float, { description: 'How sure: of phones of this confidence, this share is right. 0 to 1.' })
  confidence!: number;

  @Field(() => [PhoneAlternativeType], { description: 'What else it may be, the likeliest first.', complexity: 1 })
  alternatives!: readonly PhoneAlternative[];

  @Field(() => StressName, { nullable: true, description: 'Of vowels and other hearts of syllables; null of others.' })
  stress!: Stress | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The course of its syllable's pitch in fifths of the range of the recording's voice, 1 the lowest, from start to end " +
      '(`51` falls, `214` dips); null where it is voiceless or too short.',
  })
  tone!: string | null;

  static of(this: void, { ipa, ...token }: PhoneTokenRecord): PhoneToken {
    return Object.assign(new PhoneToken(), token, { type: PhoneType.of(phoneTypeOf(ipa)) });
  }
}
