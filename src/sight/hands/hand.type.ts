import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { PathPoint } from '../objects/path.ts';
import { PlaceInTime } from '../objects/place-in-time.type.ts';
import type { Box } from '../pictures/picture.ts';
import type { HandMoments, HandRecord, HandSide } from './hand.ts';

export enum HandSideName {
  LEFT = 'LEFT',
  RIGHT = 'RIGHT',
}
registerEnumType(HandSideName, {
  name: 'HandSide',
  description: 'Which of a person’s hands.',
  valuesConfig: {
    LEFT: { description: 'The person’s own left.' },
    RIGHT: { description: 'The person’s own right.' },
  },
});

export enum FingerName {
  THUMB = 'thumb',
  INDEX = 'index',
  MIDDLE = 'middle',
  RING = 'ring',
  LITTLE = 'little',
}
registerEnumType(FingerName, {
  name: 'Finger',
  description: 'A finger of a hand.',
  valuesConfig: {
    THUMB: { description: 'The thumb.' },
    INDEX: { description: 'The index finger.' },
    MIDDLE: { description: 'The middle finger.' },
    RING: { description: 'The ring finger.' },
    LITTLE: { description: 'The little finger.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'Where a point of a hand is.', simpleResolvers: true })
export class HandPoint {
  @Field(() => Float, { description: 'From the picture’s left, as a share of its width.' })
  x!: number;

  @Field(() => Float, { description: 'From the picture’s top, as a share of its height.' })
  y!: number;
}

@BelongsTo('PARENT')
@ObjectType({
  description: 'How a hand is held at a moment in which it was measured.',
  simpleResolvers: true,
})
export class HandMoment {
  @Field(() => Float, { description: 'Seconds from the start of the recording.' })
  timeSeconds!: number;

  @Field(() => Float, { description: 'How sure it is that the hand is there, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: '0 a fist to 1 a flat hand; the thumb does not count.' })
  openness!: number;

  @Field(() => [FingerName], { description: 'The fingers that are stretched, the thumb first.' })
  stretched!: readonly FingerName[];

  @Field(() => [HandPoint], {
    description: 'Its 21 points: the wrist, then four of each finger from its root to its tip, the thumb first.',
  })
  points!: readonly HandPoint[];
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'One hand’s stay in view within one shot.', simpleResolvers: true })
export class Hand implements HandRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that found it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => [Float], { description: 'Where it was on average, as of a place in time.' })
  box!: Box;

  @Field(() => [PlaceInTime], { description: 'Where it was when; even ways between.' })
  path!: readonly PathPoint[];

  @Field(() => Float, { description: 'How sure it is that it is a hand, 0 to 1.' })
  confidence!: number;

  @Field(() => HandSideName, { nullable: true, description: 'Which hand, where that is known.' })
  side!: HandSide | null;

  @Field(() => ID, { nullable: true, description: 'The Body whose hand it is, where that is known.' })
  bodyId!: string | null;

  /** Given by a resolver. */
  moments!: HandMoments;

  static of(this: void, record: HandRecord): Hand {
    return Object.assign(new Hand(), record);
  }
}

export const HandConnection = connectionType<Hand>({ name: 'Hand', items: 'hands', node: () => Hand });
