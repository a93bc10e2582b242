import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { Action, ActionConnection } from './action.type.ts';
import { actionsOfRecording } from './actions-inference.ts';

@ArgsType()
export class ActionsArguments extends ConnectionArguments {
  @Field(() => String, { nullable: true, description: 'Only of this name, such as `wave` or `give`.' })
  label?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only what this Body, Face, Hand or Appearance did, or what was done to it.',
  })
  by?: string | null;
}

@Resolver(() => Recording)
export class RecordingActions {
  @FieldResolver(() => ActionConnection, {
    nullable: true,
    description: 'What was done in view, by time. Inferred when it is asked for and not there yet.',
  })
  async actions(
    @Root() recording: Recording,
    @Args(() => ActionsArguments) args: ActionsArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Action> | null> {
    const window = pageWindow('recording:actions', args, ['number', 'string']);
    const actions = await request.infer(actionsOfRecording, loadOptions(inferred)).load(recording.id);
    if (actions === null) return null;
    const wanted = actions.filter(
      ({ label, actorId, targetId }) =>
        (args.label == null || label === args.label) && (args.by == null || [actorId, targetId].includes(args.by)),
    );
    return pageOfList(wanted, window, (action) => [action.startSeconds, action.id], Action.of);
  }
}
