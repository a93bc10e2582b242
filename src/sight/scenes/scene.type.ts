import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { SceneDayTime, SceneRecord, SceneSetting } from './scene.ts';

export enum SceneSettingName {
  INDOORS = 'INDOORS',
  OUTDOORS = 'OUTDOORS',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SceneSettingName, {
  name: 'SceneSetting',
  description: 'Where a scene plays.',
  valuesConfig: {
    INDOORS: { description: 'In a room.' },
    OUTDOORS: { description: 'In the open air.' },
    UNKNOWN: { description: 'The pictures do not tell.' },
  },
});

export enum SceneDayTimeName {
  DAY = 'DAY',
  NIGHT = 'NIGHT',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SceneDayTimeName, {
  name: 'SceneDayTime',
  description: 'When a scene plays.',
  valuesConfig: {
    DAY: { description: 'By day.' },
    NIGHT: { description: 'By night.' },
    UNKNOWN: {
      description: 'The pictures do not tell; so it is of most rooms, where a lamp may be as bright as the sun.',
    },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'Where and when a shot, or a stretch of a long one, plays.', simpleResolvers: true })
export class Scene implements SceneRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that judged it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => Float, {
    description:
      'Mean relative luminance of the pictures, 0 (black) to 1 (white): CIE 1931 Y in linear light. Of the pictures and not of the place, since cameras adjust to the light.',
  })
  brightness!: number;

  @Field(() => SceneSettingName, { description: 'Where it plays, if that is at least 0.8 probable.' })
  setting!: SceneSetting;

  @Field(() => Float, { description: 'Probability that it is in the open air, 0 to 1; of a room it is the rest.' })
  outdoorsProbability!: number;

  @Field(() => SceneDayTimeName, { description: 'When it plays, if that is at least 0.8 probable.' })
  dayTime!: SceneDayTime;

  @Field(() => Float, { description: 'Probability that it is day, 0 to 1; of night it is the rest.' })
  dayProbability!: number;

  @Field(() => [ID], {
    description: 'Concepts of kind SCENE that stand for what is sure of it: indoors, outdoors, day, night.',
  })
  conceptIds!: readonly string[];

  static of(this: void, record: SceneRecord): Scene {
    return Object.assign(new Scene(), record);
  }
}

export const SceneConnection = connectionType<Scene>({ name: 'Scene', items: 'scenes', node: () => Scene });
