import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { Box } from '../pictures/picture.ts';
import type { TextRecord } from './text-in-view.ts';

@BelongsTo('RECORDING')
@ObjectType({
  description: 'Something written that was in view: a sign, a label, a caption in the picture.',
  simpleResolvers: true,
})
export class TextInView implements TextRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that read it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording, to half a second.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording, to half a second.' })
  endSeconds!: number;

  @Field(() => String, { description: 'What is written, by the surest of its readings.' })
  text!: string;

  @Field(() => Float, { description: 'How sure that reading was, 0 to 1.' })
  confidence!: number;

  @Field(() => [Float], {
    description: 'Where on average: x, y, width and height as shares of the picture, from its upper left corner.',
  })
  box!: Box;

  static of(this: void, record: TextRecord): TextInView {
    return Object.assign(new TextInView(), record);
  }
}

export const TextInViewConnection = connectionType<TextInView>({
  name: 'TextInView',
  items: 'texts in view',
  node: () => TextInView,
});
