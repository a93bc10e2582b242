import 'reflect-metadata';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { DescriptionAbsence, DescriptionCue } from './description.ts';

const absenceNames: Readonly<Record<DescriptionAbsence, DescriptionAbsence>> = {
  NO_VIDEO_TRACK: 'NO_VIDEO_TRACK',
  NOTHING_SEEN: 'NOTHING_SEEN',
};
registerEnumType(absenceNames, {
  name: 'DescriptionAbsence',
  description: 'Why there is nothing to describe.',
  valuesConfig: {
    NO_VIDEO_TRACK: { description: 'It has sound alone.' },
    NOTHING_SEEN: { description: 'Nothing of what it shows is known, or it is dark; the one cue says so.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('DescriptionCue', {
  description: 'What is said at a time of what is seen then.',
  simpleResolvers: true,
})
export class DescriptionCueObject implements DescriptionCue {
  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, {
    description: 'End in seconds from the start of the recording; of an extended one, where the next may begin.',
  })
  endSeconds!: number;

  @Field(() => String, { description: 'Sentences in English, in the present tense.' })
  text!: string;

  @Field(() => Boolean, {
    description: 'Whether there is no pause for it, so that a player has to hold the film while it is said.',
  })
  isExtended!: boolean;
}

@BelongsTo('RECORDING')
@ObjectType('AudioDescription', {
  description: 'What is in view in a recording, in words for who cannot see it, put into the pauses of what is spoken.',
  simpleResolvers: true,
})
export class AudioDescriptionObject {
  @Field(() => String, { description: 'All of it, a line a cue.' })
  text!: string;

  @Field(() => [DescriptionCueObject], { description: 'In order of time, not overlapping.' })
  cues!: readonly DescriptionCue[];

  @Field(() => String, { description: 'A WebVTT file, for a track of the kind `descriptions`.' })
  webVtt!: string;

  @Field(() => Int, { description: 'How many sentences are not said, since there is no time for them.' })
  leftOut!: number;

  @Field(() => absenceNames, { nullable: true, description: 'Why there is nothing to describe; null where there is.' })
  absence!: DescriptionAbsence | null;
}
