import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';

@BelongsTo('RECORDING')
@ObjectType({ description: 'A stretch of a recording, to be played.', simpleResolvers: true })
export class Clip {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'Start in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds.' })
  endSeconds!: number;

  @Field(() => String, {
    description:
      'Path on this server with the stretch as a media fragment (W3C, `#t=start,end`): players that are given it play just that.',
  })
  get path(): string {
    return `/media/${this.recordingId}#t=${secondsText(this.startSeconds)},${secondsText(this.endSeconds)}`;
  }

  static of(this: void, place: Pick<Clip, 'recordingId' | 'startSeconds' | 'endSeconds'>): Clip {
    const { recordingId, startSeconds, endSeconds } = place;
    return Object.assign(new Clip(), { recordingId, startSeconds, endSeconds });
  }
}

/** To the millisecond, and never as `1e-7`, which fragments do not know. */
function secondsText(seconds: number): string {
  return Math.max(0, seconds)
    .toFixed(3)
    .replace(/\.?0+$/, '');
}
