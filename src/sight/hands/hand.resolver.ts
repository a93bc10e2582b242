import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { momentTimes, MomentsArguments } from '../people/moments-arguments.ts';
import { stretchedFingers } from './hand-openness.ts';
import { fingers, handPointCount } from './hand-points.ts';
import { Hand, HandConnection, HandMoment, HandPoint, type FingerName } from './hand.type.ts';
import { handsOfRecording } from './hands-inference.ts';

@Resolver(() => Recording)
export class RecordingHands {
  @FieldResolver(() => HandConnection, {
    nullable: true,
    description: 'People’s hands, by time. Inferred when they are asked for and not there yet.',
  })
  async hands(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Hand> | null> {
    const window = pageWindow('recording:hands', args, ['number', 'string']);
    const hands = await request.infer(handsOfRecording, loadOptions(inferred)).load(recording.id);
    return hands && pageOfList(hands, window, (hand) => [hand.startSeconds, hand.id], Hand.of);
  }
}

@Resolver(() => Hand)
export class HandResolver {
  @FieldResolver(() => [HandMoment], {
    description: 'How it was held, moment by moment; moments in which it was not measured are left out.',
  })
  moments(@Root() { moments }: Hand, @Args(() => MomentsArguments) args: MomentsArguments): readonly HandMoment[] {
    const { startSeconds, ratePerSecond, confidence, openness, points, stretch } = moments;
    return momentTimes({ startSeconds, ratePerSecond, count: confidence.length }, args)
      .filter(({ at }) => !Number.isNaN(confidence[at]))
      .map(({ at, timeSeconds }) =>
        Object.assign(new HandMoment(), {
          timeSeconds,
          confidence: confidence[at],
          openness: openness[at],
          stretched: stretchedFingers(stretch.subarray(at * fingers.length)) as readonly FingerName[],
          points: Array.from({ length: handPointCount }, (_, point) => {
            const from = (at * handPointCount + point) * 2;
            return Object.assign(new HandPoint(), { x: points[from], y: points[from + 1] });
          }),
        }),
      );
  }
}
