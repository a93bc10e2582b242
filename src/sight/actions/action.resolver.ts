import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { Action, ActionConnection } from './action.type.ts';
import { actionsOfRecording } from './actions-inference.ts';

@Resolver(() => Recording)
export class RecordingActions {
  @FieldResolver(() => ActionConnection, {
    nullable: true,
    description: 'What was done in view, by time. Inferred when it is asked for and not there yet.',
  })
  async actions(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Action> | null> {
    const window = pageWindow('recording:actions', args, ['number', 'string']);
    const actions = await request.infer(actionsOfRecording, loadOptions(inferred)).load(recording.id);
    return actions && pageOfList(actions, window, (action) => [action.startSeconds, action.id], Action.of);
  }
}
