import 'reflect-metadata';
import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { InferredFieldArguments } from '../../inference/inferred-field-arguments.ts';
import type { CaptionSilence } from './captions-of-recording.ts';
import type { SpeechStyle } from './speech-pieces.ts';
import { usualLeastConfidence } from './to-caption.ts';
import type { CaptionFormat } from './write-captions.ts';

const formatNames: Readonly<Record<string, CaptionFormat>> = { SRT: 'srt', VTT: 'vtt' };
registerEnumType(formatNames, {
  name: 'CaptionFormat',
  description: 'A format of captions.',
  valuesConfig: { SRT: { description: 'SubRip.' }, VTT: { description: 'WebVTT.' } },
});

const styleNames: Readonly<Record<string, SpeechStyle>> = { IPA: 'ipa', RESPELLING: 'respelling', GLOSS: 'gloss' };
registerEnumType(styleNames, {
  name: 'SpeechStyle',
  description: 'How speech is written.',
  valuesConfig: {
    IPA: { description: 'Its phones.' },
    RESPELLING: { description: 'As an English reader would say it.' },
    GLOSS: { description: 'What it means where that is known, else its respelling.' },
  },
});

const silenceNames: Readonly<Record<CaptionSilence, CaptionSilence>> = {
  NO_SOUND_TRACK: 'NO_SOUND_TRACK',
  NOTHING_HEARD: 'NOTHING_HEARD',
};
registerEnumType(silenceNames, {
  name: 'CaptionSilence',
  description: 'Why a recording has no captions.',
  valuesConfig: {
    NO_SOUND_TRACK: { description: 'It has pictures alone.' },
    NOTHING_HEARD: { description: 'Nothing is heard that is to be shown.' },
  },
});

@ArgsType()
export class CaptionArguments extends InferredFieldArguments {
  @Field(() => formatNames, { defaultValue: 'vtt', description: 'The format of the text.' })
  format!: CaptionFormat;

  @Field(() => styleNames, { defaultValue: 'respelling', description: 'How speech is written.' })
  speech!: SpeechStyle;

  @Field(() => Float, {
    defaultValue: usualLeastConfidence,
    description: 'What is heard less surely is not shown, 0 to 1; such speech is shown as speech, without its phones.',
  })
  leastConfidence!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether sounds are shown of which no kind is known.' })
  unknownSounds!: boolean;
}

@BelongsTo('RECORDING')
@ObjectType({
  description: 'Captions of a recording: speech as it sounds or what it means, and every other sound in brackets.',
  simpleResolvers: true,
})
export class Captions {
  @Field(() => String, { description: 'The whole file.' })
  text!: string;

  @Field(() => Int, { description: 'How many captions there are.' })
  count!: number;

  @Field(() => Int, { description: 'How many end in an ellipsis, since there is no time to read all of them.' })
  shortened!: number;

  @Field(() => Int, { description: 'How many lines are not shown, since others take all of the time.' })
  leftOut!: number;

  @Field(() => silenceNames, { nullable: true, description: 'Why there are none; null where there are some.' })
  silence!: CaptionSilence | null;
}
