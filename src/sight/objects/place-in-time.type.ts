import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { Box } from '../pictures/picture.ts';
import type { PathPoint } from './path.ts';

@BelongsTo('PARENT')
@ObjectType({ description: 'Where something was at a moment.', simpleResolvers: true })
export class PlaceInTime implements PathPoint {
  @Field(() => Float, { description: 'Seconds from the start of the recording.' })
  timeSeconds!: number;

  @Field(() => [Float], { description: 'x, y, width and height as shares of the picture, from its upper left corner.' })
  box!: Box;
}
