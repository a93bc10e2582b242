import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { CameraMotion, CameraMove } from '../motion/camera-motion.ts';
import type { Movement } from '../motion/movement.ts';
import type { ShotRecord, ShotTransition } from './shot.ts';

export enum ShotTransitionName {
  START = 'START',
  CUT = 'CUT',
  FADE = 'FADE',
  DISSOLVE = 'DISSOLVE',
}
registerEnumType(ShotTransitionName, {
  name: 'ShotTransition',
  description: 'How a shot begins.',
  valuesConfig: {
    START: { description: 'With the recording.' },
    CUT: { description: 'At once.' },
    FADE: { description: 'Out of an empty picture, black or white; the boundary is in the middle of the empty one.' },
    DISSOLVE: { description: 'Out of the shot before; the boundary is where both are seen alike.' },
  },
});

export enum CameraMoveName {
  PAN_LEFT = 'PAN_LEFT',
  PAN_RIGHT = 'PAN_RIGHT',
  TILT_UP = 'TILT_UP',
  TILT_DOWN = 'TILT_DOWN',
  ZOOM_IN = 'ZOOM_IN',
  ZOOM_OUT = 'ZOOM_OUT',
  ROLL = 'ROLL',
  SHAKE = 'SHAKE',
}
registerEnumType(CameraMoveName, {
  name: 'CameraMove',
  description: 'What a camera does; the picture moves the other way.',
  valuesConfig: {
    PAN_LEFT: { description: 'It turns, or is moved, to the left.' },
    PAN_RIGHT: { description: 'It turns, or is moved, to the right.' },
    TILT_UP: { description: 'It turns, or is moved, upwards.' },
    TILT_DOWN: { description: 'It turns, or is moved, downwards.' },
    ZOOM_IN: { description: 'Things grow, since it comes nearer or magnifies more.' },
    ZOOM_OUT: { description: 'Things shrink.' },
    ROLL: { description: 'It turns about the line of sight.' },
    SHAKE: { description: 'It is held in the hand, or shaken.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('CameraMotion', { description: 'A stretch of a shot in which the camera moves.', simpleResolvers: true })
export class CameraMotionObject implements CameraMotion {
  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => CameraMoveName, { description: 'What it does.' })
  move!: CameraMove;

  @Field(() => Float, {
    description:
      'Mean speed: of pans, tilts and shakes widths of the picture a second, of zooms growth a second (0.1 is a tenth), of rolls radians a second.',
  })
  speed!: number;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A stretch of video that one camera saw without a break.', simpleResolvers: true })
export class Shot implements ShotRecord {
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

  @Field(() => ShotTransitionName, { description: 'How it begins.' })
  transition!: ShotTransition;

  @Field(() => [CameraMotionObject], { description: 'When the camera moves, by time; empty where it stands.' })
  camera!: readonly CameraMotion[];

  /** For those who follow things and tell what is done; not part of the API. */
  movements!: readonly Movement[];

  static of(this: void, record: ShotRecord): Shot {
    return Object.assign(new Shot(), record);
  }
}

export const ShotConnection = connectionType<Shot>({ name: 'Shot', items: 'shots', node: () => Shot });
