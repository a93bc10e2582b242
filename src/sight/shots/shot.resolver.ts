import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { Shot, ShotConnection } from './shot.type.ts';
import { shotsOfRecording } from './shots-inference.ts';

@Resolver(() => Recording)
export class RecordingShots {
  @FieldResolver(() => ShotConnection, {
    nullable: true,
    description: 'Its shots, by time. Inferred when they are asked for and not there yet.',
  })
  async shots(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Shot> | null> {
    const window = pageWindow('recording:shots', args, ['number', 'string']);
    const shots = await request.infer(shotsOfRecording, loadOptions(inferred)).load(recording.id);
    return shots && pageOfList(shots, window, (shot) => [shot.startSeconds, shot.id], Shot.of);
  }
}
