import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkFirst } from '../../api/check-first.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import { VisualContext } from '../../sight/contexts/visual-context.type.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { Situation } from '../mapping.type.ts';
import type { Channel } from './moment.ts';
import {
  exampleOfContext,
  exampleOfSituation,
  nearestMoments,
  situationsOfEvents,
  type SituationRecord,
} from './similar-moments.store.ts';
import { MomentSideName, SimilarMoment, SoundForPicture, type MomentSide } from './similar-moments.type.ts';

const mostMoments = 50;
const howMany = { defaultValue: 5, description: `How many at most, 1 to ${mostMoments}.` };
/** A search for each. */
const complexity = ({ childComplexity, args }: { childComplexity: number; args: Record<string, unknown> }): number =>
  20 + Number(args['first'] ?? howMany.defaultValue) * (1 + childComplexity);

const sides = { SOUND: 'sound', SIGHT: 'sight', TEXT: 'text', ALL: 'moment' } as const satisfies Record<
  MomentSide,
  Channel | 'moment'
>;

@Resolver(() => Situation)
export class SituationMoments {
  @FieldResolver(() => [SimilarMoment], {
    nullable: true,
    description:
      'Moments of the same lexicon that are like this one, by what was heard, seen or written, or by all of it. Null where this ' +
      'one has nothing of that, is not placed yet, or you may not read the whole lexicon.',
    complexity,
  })
  async similarMoments(
    @Root() situation: Situation,
    @Arg('by', () => MomentSideName, { defaultValue: 'ALL', description: 'By what it is held against them.' })
    by: MomentSide,
    @Arg('first', () => Int, howMany) first: number,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly SimilarMoment[] | null> {
    const most = checkFirst(first, mostMoments);
    const example = await exampleOfSituation(graph, situation.id, sides[by], await reader.access());
    return example ? (await nearestMoments(graph, example, 'moments', most)).map(SimilarMoment.of) : null;
  }
}

@Resolver(() => SoundEvent)
export class SoundEventSituation {
  private readonly situations = new RequestLoaders<RequestContext, 'event', SituationRecord | null>(
    async (ids, _by, { graph, reader }) => await situationsOfEvents(graph, ids, await reader.access()),
    null,
  );

  @FieldResolver(() => Situation, {
    nullable: true,
    description:
      'The utterance with what was in view around it. Null where it is no voice, was not learned from yet, or you may not read ' +
      'the whole lexicon.',
  })
  async situation(@Root() event: SoundEvent, @Ctx() request: RequestContext): Promise<Situation | null> {
    const found = await this.situations.load(event.id, 'event', request);
    return found && Object.assign(new Situation(), found);
  }
}

@Resolver(() => VisualContext)
export class VisualContextMoments {
  @FieldResolver(() => [SoundForPicture], {
    nullable: true,
    description:
      'Utterances of the same lexicon that go with what is in view, whether or not anything is heard here: a picture without ' +
      'sound has them too. Null where nothing was learned yet or you may not read the whole lexicon.',
    complexity,
  })
  async soundsThatGoWith(
    @Root() context: VisualContext,
    @Arg('first', () => Int, howMany) first: number,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly SoundForPicture[] | null> {
    const most = checkFirst(first, mostMoments);
    const example = await exampleOfContext(graph, context.id, await reader.access());
    return example ? (await nearestMoments(graph, example, 'sounds', most)).map(SoundForPicture.of) : null;
  }

  @FieldResolver(() => [SimilarMoment], {
    nullable: true,
    description: 'Moments of the same lexicon that are like what is in view. Null as `soundsThatGoWith`.',
    complexity,
  })
  async similarMoments(
    @Root() context: VisualContext,
    @Arg('first', () => Int, howMany) first: number,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly SimilarMoment[] | null> {
    const most = checkFirst(first, mostMoments);
    const example = await exampleOfContext(graph, context.id, await reader.access());
    return example ? (await nearestMoments(graph, example, 'moments', most)).map(SimilarMoment.of) : null;
  }
}
