import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { ConceptKindName } from '../contexts/visual-context.type.ts';
import type { Box } from '../pictures/picture.ts';
import type { QualityKind, QualityRecord } from './quality.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'How a thing in view is, or how things are to one another.', simpleResolvers: true })
export class Quality implements QualityRecord {
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

  @Field(() => ConceptKindName, { description: 'COLOUR, SIZE, NUMBER or SPATIAL_RELATION.' })
  kind!: QualityKind;

  @Field(() => String, {
    description:
      'In English. Colours: black, white, grey, red, green, yellow, blue, brown, orange, pink, purple. Sizes: big, small. Numbers: one to five, many. Relations, as the viewer sees the smaller of two things from the larger: left of, right of, above, below, inside.',
  })
  label!: QualityRecord['label'];

  @Field(() => Float, { description: 'How sure it is, 0 to 1.' })
  confidence!: number;

  @Field(() => [Float], {
    description:
      'Around all that it is said of: x, y, width and height as shares of the picture, from its upper left corner.',
  })
  box!: Box;

  @Field(() => ID, { description: 'The concept that stands for it as something that a sound may mean.' })
  conceptId!: string;

  @Field(() => [ID], {
    description: 'Appearances that it is said of; of a relation, first what is placed and then what it is placed by.',
  })
  appearanceIds!: readonly string[];

  static of(this: void, record: QualityRecord): Quality {
    return Object.assign(new Quality(), record);
  }
}

export const QualityConnection = connectionType<Quality>({ name: 'Quality', items: 'qualities', node: () => Quality });
