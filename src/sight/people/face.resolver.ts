import 'reflect-metadata';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { expressionsOver, type ExpressionShare } from './expressions-over.ts';
import { faceLikeness } from './face-point.ts';
import { readComparedFaces, readFacesOf } from './face.store.ts';
import { ExpressionShareObject, Face, FaceConnection, FaceMoment, SimilarFace } from './face.type.ts';
import { facesOfRecording } from './faces-inference.ts';
import { momentTimes, MomentsArguments } from './moments-arguments.ts';

const mostSimilar = 50;

@Resolver(() => Recording)
export class RecordingFaces {
  @FieldResolver(() => FaceConnection, {
    nullable: true,
    description:
      'People’s faces, by time. Inferred when they are asked for and not there yet; none where faces are switched off, for all or for the collection.',
  })
  async faces(
    @Root() recording: Recording,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Face> | null> {
    const window = pageWindow('recording:faces', args, ['number', 'string']);
    const faces = await request.infer(facesOfRecording, loadOptions(inferred)).load(recording.id);
    return faces && pageOfList(faces, window, (face) => [face.startSeconds, face.id], Face.of);
  }
}

@Resolver(() => Face)
export class FaceResolver {
  /** One query a request for the likenesses of all its faces. */
  private readonly likenesses = new RequestLoaders<RequestContext, number, readonly SimilarFace[]>(
    async (ids, first, { graph, reader }) => {
      const all = await readComparedFaces(graph, ids, (await reader.access()).collectionIds);
      const asked = new Map(all.map((face) => [face.id, face]));
      const nearest = new Map(
        ids.map((id) => {
          const one = asked.get(id);
          const near = all
            .filter((other) => one && other.id !== id && other.collectionId === one.collectionId)
            .map((other) => ({ id: other.id, likeness: faceLikeness(one!.point, other.point) }))
            .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
            .slice(0, first);
          return [id, near] as const;
        }),
      );
      const records = await readFacesOf(graph, [...new Set([...nearest.values()].flat().map(({ id }) => id))]);
      return new Map(
        [...nearest].map(([id, near]) => [
          id,
          near.flatMap((each) => {
            const record = records.get(each.id);
            return record ? [Object.assign(new SimilarFace(), { face: Face.of(record), likeness: each.likeness })] : [];
          }),
        ]),
      );
    },
    [],
  );

  @FieldResolver(() => [ExpressionShareObject], { description: 'What it looked like, the most first.' })
  expressions(@Root() { moments, startSeconds, endSeconds }: Face): readonly ExpressionShare[] {
    return expressionsOver(moments, startSeconds, endSeconds);
  }

  @FieldResolver(() => [FaceMoment], { description: 'What it did, moment by moment.' })
  moments(@Root() { moments }: Face, @Args(() => MomentsArguments) args: MomentsArguments): readonly FaceMoment[] {
    const { startSeconds, ratePerSecond, mouth } = moments;
    return momentTimes({ startSeconds, ratePerSecond, count: mouth.length }, args).map(({ at, timeSeconds }) => {
      const of = (series: Float32Array): number | null => (Number.isFinite(series[at]) ? series[at]! : null);
      return Object.assign(new FaceMoment(), {
        timeSeconds,
        mouth: of(moments.mouth),
        eyes: of(moments.eyes),
        yaw: of(moments.yaw),
        pitch: of(moments.pitch),
        roll: of(moments.roll),
        gazeX: of(moments.gazeX),
        gazeY: of(moments.gazeY),
      });
    });
  }

  @FieldResolver(() => [SimilarFace], {
    description: 'Faces of the same collection that are most like it. Nobody is known again outside of a collection.',
  })
  async similarFaces(
    @Root() face: Face,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostSimilar}.` }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly SimilarFace[]> {
    return await this.likenesses.load(face.id, checkFirst(first, mostSimilar), request);
  }
}
