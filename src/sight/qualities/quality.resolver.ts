import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import type { ConceptKind } from '../concepts/concept.ts';
import { ConceptKindName } from '../contexts/visual-context.type.ts';
import { qualitiesOfRecording } from './qualities-inference.ts';
import { Quality, QualityConnection } from './quality.type.ts';

@ArgsType()
export class QualitiesArguments extends ConnectionArguments {
  @Field(() => ConceptKindName, {
    nullable: true,
    description: 'Only of this kind: COLOUR, SIZE, NUMBER or SPATIAL_RELATION.',
  })
  kind?: ConceptKind | null;
}

@Resolver(() => Recording)
export class RecordingQualities {
  @FieldResolver(() => QualityConnection, {
    nullable: true,
    description:
      'Colours, sizes and numbers of things in view and how they lie to one another, by time. Inferred when it is asked for and not there yet.',
  })
  async qualities(
    @Root() recording: Recording,
    @Args(() => QualitiesArguments) args: QualitiesArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Quality> | null> {
    const window = pageWindow('recording:qualities', args, ['number', 'string']);
    const all = await request.infer(qualitiesOfRecording, loadOptions(inferred)).load(recording.id);
    if (all === null) return null;
    const wanted = all.filter(({ kind }) => args.kind == null || kind === args.kind);
    return pageOfList(wanted, window, (quality) => [quality.startSeconds, quality.id], Quality.of);
  }
}
