import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { Scene, SceneConnection } from './scene.type.ts';
import { scenesOfRecording } from './scenes-inference.ts';

@Resolver(() => Recording)
export class RecordingScenes {
  @FieldResolver(() => SceneConnection, {
    nullable: true,
    description: 'Where and when it plays, shot by shot. Inferred when it is asked for and not there yet.',
  })
  async scenes(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Scene> | null> {
    const window = pageWindow('recording:scenes', args, ['number', 'string']);
    const scenes = await request.infer(scenesOfRecording, loadOptions(inferred)).load(recording.id);
    return scenes && pageOfList(scenes, window, (scene) => [scene.startSeconds, scene.id], Scene.of);
  }
}
