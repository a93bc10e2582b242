import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { ConceptKindName } from '../contexts/visual-context.type.ts';
import type { Box } from '../pictures/picture.ts';
import type { ActionLabel, ActionRecord } from './action.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'Something done in view.', simpleResolvers: true })
export class Action implements ActionRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that saw it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => String, {
    description:
      'What was done, in English: nod, shake head, wave, point; appear, leave, approach, give, take, put, fall, rise, open, close.',
  })
  label!: ActionLabel;

  @Field(() => ConceptKindName, {
    description: 'Whether it is a gesture, which tells somebody something, or another action.',
  })
  kind!: 'GESTURE' | 'ACTION';

  @Field(() => Float, { description: 'How sure it is, 0 to 1.' })
  confidence!: number;

  @Field(() => [Float], {
    description: 'Where: x, y, width and height as shares of the picture, from its upper left corner.',
  })
  box!: Box;

  @Field(() => ID, { description: 'The concept that stands for it as something that a sound may mean.' })
  conceptId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The Body, Face, Hand or Appearance of who did it, or what it happened to, where that is known.',
  })
  actorId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The Body or Appearance that is approached, or that is given something.',
  })
  targetId!: string | null;

  static of(this: void, record: ActionRecord): Action {
    return Object.assign(new Action(), record);
  }
}

export const ActionConnection = connectionType<Action>({ name: 'Action', items: 'actions', node: () => Action });
