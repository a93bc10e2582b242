import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { PathPoint } from '../objects/path.ts';
import { PlaceInTime } from '../objects/place-in-time.type.ts';
import type { Box } from '../pictures/picture.ts';
import type { BodyMoments, BodyRecord } from './body.ts';

export enum JointName {
  NOSE = 'nose',
  LEFT_EYE = 'leftEye',
  RIGHT_EYE = 'rightEye',
  LEFT_EAR = 'leftEar',
  RIGHT_EAR = 'rightEar',
  LEFT_SHOULDER = 'leftShoulder',
  RIGHT_SHOULDER = 'rightShoulder',
  LEFT_ELBOW = 'leftElbow',
  RIGHT_ELBOW = 'rightElbow',
  LEFT_WRIST = 'leftWrist',
  RIGHT_WRIST = 'rightWrist',
  LEFT_HIP = 'leftHip',
  RIGHT_HIP = 'rightHip',
  LEFT_KNEE = 'leftKnee',
  RIGHT_KNEE = 'rightKnee',
  LEFT_ANKLE = 'leftAnkle',
  RIGHT_ANKLE = 'rightAnkle',
}
registerEnumType(JointName, {
  name: 'Joint',
  description: 'A part of a body; left and right are the person’s own.',
  valuesConfig: {
    NOSE: { description: 'The nose.' },
    LEFT_EYE: { description: 'The left eye.' },
    RIGHT_EYE: { description: 'The right eye.' },
    LEFT_EAR: { description: 'The left ear.' },
    RIGHT_EAR: { description: 'The right ear.' },
    LEFT_SHOULDER: { description: 'The left shoulder.' },
    RIGHT_SHOULDER: { description: 'The right shoulder.' },
    LEFT_ELBOW: { description: 'The left elbow.' },
    RIGHT_ELBOW: { description: 'The right elbow.' },
    LEFT_WRIST: { description: 'The left wrist.' },
    RIGHT_WRIST: { description: 'The right wrist.' },
    LEFT_HIP: { description: 'The left hip.' },
    RIGHT_HIP: { description: 'The right hip.' },
    LEFT_KNEE: { description: 'The left knee.' },
    RIGHT_KNEE: { description: 'The right knee.' },
    LEFT_ANKLE: { description: 'The left ankle.' },
    RIGHT_ANKLE: { description: 'The right ankle.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'Where a joint is.', simpleResolvers: true })
export class JointPlace {
  @Field(() => JointName, { description: 'Which one.' })
  joint!: JointName;

  @Field(() => Float, { description: 'From the picture’s left, as a share of its width.' })
  x!: number;

  @Field(() => Float, { description: 'From the picture’s top, as a share of its height.' })
  y!: number;

  @Field(() => Float, { description: 'How sure it is, 0 to 1.' })
  confidence!: number;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'How a body is held at a moment.', simpleResolvers: true })
export class BodyMoment {
  @Field(() => Float, { description: 'Seconds from the start of the recording.' })
  timeSeconds!: number;

  @Field(() => [JointPlace], { description: 'Its joints; empty where nothing was measured.' })
  joints!: readonly JointPlace[];
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'One person’s stay in view within one shot, by the body.', simpleResolvers: true })
export class Body implements BodyRecord {
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

  @Field(() => Float, { description: 'How sure it is that it is a person, 0 to 1.' })
  confidence!: number;

  /** Given by a resolver. */
  moments!: BodyMoments;

  static of(this: void, record: BodyRecord): Body {
    return Object.assign(new Body(), record);
  }
}

export const BodyConnection = connectionType<Body>({ name: 'Body', items: 'bodies', node: () => Body });
