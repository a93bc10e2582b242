import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { bodiesOfRecording } from './bodies-inference.ts';
import { joints } from './joints.ts';
import { Body, BodyConnection, BodyMoment, JointPlace, type JointName } from './body.type.ts';
import { momentTimes, MomentsArguments } from './moments-arguments.ts';

@Resolver(() => Recording)
export class RecordingBodies {
  @FieldResolver(() => BodyConnection, {
    nullable: true,
    description: 'People’s bodies, by time. Inferred when they are asked for and not there yet.',
  })
  async bodies(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Body> | null> {
    const window = pageWindow('recording:bodies', args, ['number', 'string']);
    const bodies = await request.infer(bodiesOfRecording, loadOptions(inferred)).load(recording.id);
    return bodies && pageOfList(bodies, window, (body) => [body.startSeconds, body.id], Body.of);
  }
}

@Resolver(() => Body)
export class BodyResolver {
  @FieldResolver(() => [BodyMoment], { description: 'How it was held, moment by moment.' })
  moments(
    @Root() { moments: { joints: numbers, startSeconds, ratePerSecond } }: Body,
    @Args(() => MomentsArguments) args: MomentsArguments,
  ): readonly BodyMoment[] {
    const width = joints.length * 3;
    return momentTimes({ startSeconds, ratePerSecond, count: numbers.length / width }, args).map(
      ({ at, timeSeconds }) => {
        const row = numbers.subarray(at * width, (at + 1) * width);
        const places = Number.isNaN(row[0])
          ? []
          : joints.map((joint, i) => {
              const [x, y, confidence] = row.subarray(i * 3, i * 3 + 3);
              return Object.assign(new JointPlace(), { joint: joint as JointName, x, y, confidence });
            });
        return Object.assign(new BodyMoment(), { timeSeconds, joints: places });
      },
    );
  }
}
