import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { PathPoint } from '../objects/path.ts';
import { PlaceInTime } from '../objects/place-in-time.type.ts';
import type { Box } from '../pictures/picture.ts';
import type { ExpressionShare } from './expressions-over.ts';
import type { Expression } from './expression.ts';
import type { FaceRecord, FaceMoments } from './face.ts';

export enum ExpressionName {
  ANGRY = 'ANGRY',
  DISGUSTED = 'DISGUSTED',
  FEARFUL = 'FEARFUL',
  HAPPY = 'HAPPY',
  SAD = 'SAD',
  SURPRISED = 'SURPRISED',
  NEUTRAL = 'NEUTRAL',
}
registerEnumType(ExpressionName, {
  name: 'Expression',
  description: 'What a face looks like; not what is felt.',
  valuesConfig: {
    ANGRY: { description: 'Brows drawn together, lips pressed or bared.' },
    DISGUSTED: { description: 'Nose wrinkled, upper lip raised.' },
    FEARFUL: { description: 'Eyes wide, brows up and together.' },
    HAPPY: { description: 'A smile.' },
    SAD: { description: 'Corners of the mouth down.' },
    SURPRISED: { description: 'Eyes and mouth wide, brows up.' },
    NEUTRAL: { description: 'None of these.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('ExpressionShare', { description: 'An expression and how much of it.', simpleResolvers: true })
export class ExpressionShareObject implements ExpressionShare {
  @Field(() => ExpressionName, { description: 'The expression.' })
  expression!: Expression;

  @Field(() => Float, { description: 'Its mean probability over the time that the face was in view, 0 to 1.' })
  share!: number;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'What a face does at a moment. What could not be measured is null.', simpleResolvers: true })
export class FaceMoment {
  @Field(() => Float, { description: 'Seconds from the start of the recording.' })
  timeSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Gap of the lips by the width of the mouth: 0 shut, 0.5 wide open.',
  })
  mouth!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Gap of the lids by the width of the eye: below 0.1 shut, 0.3 open.',
  })
  eyes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Turned to the picture’s right above 0, radians.' })
  yaw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bent down above 0, radians.' })
  pitch!: number | null;

  @Field(() => Float, { nullable: true, description: 'Leant clockwise above 0, radians.' })
  roll!: number | null;

  @Field(() => Float, { nullable: true, description: 'Eyes to the picture’s right above 0: 1 in the corner.' })
  gazeX!: number | null;

  @Field(() => Float, { nullable: true, description: 'Eyes down above 0, in halves of an eye’s width.' })
  gazeY!: number | null;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'One face’s stay in view within one shot. Personal data.', simpleResolvers: true })
export class Face implements FaceRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that found it.' })
  runId!: string;

  @Field(() => ID, { description: 'One for all faces of a recording that are taken for one person’s.' })
  personId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => [Float], { description: 'Where it was on average, as of a place in time.' })
  box!: Box;

  @Field(() => [PlaceInTime], { description: 'Where it was when; even ways between.' })
  path!: readonly PathPoint[];

  @Field(() => Float, { description: 'How sure it is that it is a face, 0 to 1.' })
  confidence!: number;

  /** Given by a resolver. */
  moments!: FaceMoments;

  static of(this: void, record: FaceRecord): Face {
    return Object.assign(new Face(), record);
  }
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A face that is like another one of its collection.', simpleResolvers: true })
export class SimilarFace {
  @Field(() => Face, { description: 'The face.' })
  face!: Face;

  @Field(() => Float, {
    description: 'Cosine of both faces’ points, 0 to 1; above 0.76 they are taken for one person’s.',
  })
  likeness!: number;
}

export const FaceConnection = connectionType<Face>({ name: 'Face', items: 'faces', node: () => Face });
