import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import { SoundForm } from '../../phonetics/forms/sound-form.type.ts';
import { LexiconSpecies } from '../../recording/lexicon-species.ts';
import type { RequestContext } from '../../request-context.ts';
import { FormAndConceptLoaders } from '../form-and-concept-loaders.ts';
import type { CallHypothesis, Standing } from './call-hypotheses.ts';
import { conceptNames, defaultWithinSeconds, type CallHypothesesService } from './call-hypotheses.service.ts';
import {
  CallHypothesesType,
  CallHypothesisConnection,
  CallHypothesisType,
  CallMoment,
  ConditionKindName,
  RelationName,
  StandingName,
} from './call-hypothesis.type.ts';
import type { ConditionKind, Relation } from './observations.ts';
import { momentsAgainst, momentsFor } from './pair-counts.ts';

@ArgsType()
export class CallHypothesesArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only of this call type: id of its sound form.' })
  formId?: string | null;

  @Field(() => ConditionKindName, { nullable: true, description: 'Only conditions of this kind.' })
  conditionKind?: ConditionKind | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only this condition: id of the concept or sound form, or what the behaviour or sound is called.',
  })
  conditionId?: string | null;

  @Field(() => RelationName, { nullable: true, description: 'Only this relation.' })
  relation?: Relation | null;

  @Field(() => StandingName, { nullable: true, description: 'Only with this behind it.' })
  standing?: Standing | null;

  @Field(() => Float, { nullable: true, description: 'Only with a q-value up to this, 0 to 1.' })
  maximumFalseDiscoveryRate?: number | null;
}

const mostMoments = 20;

@Resolver(() => CallHypothesesType)
export class CallHypothesesResolver {
  constructor(private readonly service: CallHypothesesService) {}

  @Allows('READER')
  @Query(() => CallHypothesesType, {
    description:
      'What the call types of a lexicon go with: what is in view, what people noted, other sounds, other calls. For lexicons of animals, and others that nobody ' +
      'can be asked about. Worked out when it is asked for; a large lexicon may take longer than one answer may, and the next one has it then.',
    complexity: ({ childComplexity }) => 200 + childComplexity,
  })
  async callHypotheses(
    @Arg('lexiconId', () => ID, { description: 'Id of the lexicon; collections name theirs.' }) lexiconId: string,
    @Arg('withinSeconds', () => Float, {
      defaultValue: defaultWithinSeconds,
      description: 'Shortly before and after is within so many seconds, 0.5 to 60.',
    })
    withinSeconds: number,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<CallHypothesesType> {
    if (!(await reader.access()).lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
    const [found, species] = await Promise.all([
      this.service.find(lexiconId, withinSeconds),
      new LexiconSpecies(graph).read([lexiconId]),
    ]);
    return Object.assign(new CallHypothesesType(), { found, lexiconId, species: species.get(lexiconId) ?? null });
  }

  @FieldResolver(() => CallHypothesisConnection, {
    description: 'Hypotheses first, the least likely to be chance before others; then what only stands out.',
  })
  async hypotheses(
    @Root() { found, lexiconId }: CallHypothesesType,
    @Args(() => CallHypothesesArguments) args: CallHypothesesArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<CallHypothesisType>> {
    const window = pageWindow('callHypotheses:surest', args, ['number']);
    const passes = filterOf(args);
    const passing = found.hypotheses.flatMap((hypothesis, rank) => (passes(hypothesis) ? [{ hypothesis, rank }] : []));
    const nameOf = await conceptNames(found, graph, (await reader.access()).lexiconIds);
    return pageOfList(
      passing,
      window,
      ({ rank }) => [rank],
      ({ hypothesis }) => CallHypothesisType.of(lexiconId, hypothesis, found.withinSeconds, nameOf),
    );
  }
}

/** What hangs on a hypothesis. */
@Resolver(() => CallHypothesisType)
export class CallHypothesisParts {
  private readonly loaders = new FormAndConceptLoaders();

  @FieldResolver(() => SoundForm, { nullable: true, description: 'The sound form that is the call type.' })
  form(@Root() { found }: CallHypothesisType, @Ctx() request: RequestContext): Promise<SoundForm | null> {
    return this.loaders.form(found.typeId, request);
  }

  @FieldResolver(() => [CallMoment], {
    description:
      'What speaks for it, from all recordings in turn: calls that came with the condition; where calls stay away, times of it without one.',
  })
  evidence(
    @Root() { found, withinSeconds }: CallHypothesisType,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostMoments}.` }) first: number,
  ): CallMoment[] {
    const moments = momentsFor(found).slice(0, checkFirst(first, mostMoments));
    return moments.map((moment) => CallMoment.of(moment, withinSeconds));
  }

  @FieldResolver(() => [CallMoment], {
    description:
      'What speaks against it: times at which the condition held and no such call came; where calls stay away, calls that came with it.',
  })
  evidenceAgainst(
    @Root() { found, withinSeconds }: CallHypothesisType,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostMoments}.` }) first: number,
  ): CallMoment[] {
    const moments = momentsAgainst(found).slice(0, checkFirst(first, mostMoments));
    return moments.map((moment) => CallMoment.of(moment, withinSeconds));
  }
}

function filterOf(args: CallHypothesesArguments): (hypothesis: CallHypothesis) => boolean {
  const { formId, conditionKind, conditionId, relation, standing, maximumFalseDiscoveryRate: most } = args;
  if (most != null && !(most >= 0 && most <= 1)) {
    throw new ParameterError(`maximumFalseDiscoveryRate is ${most}; it must be from 0 to 1`);
  }
  return (hypothesis) =>
    (formId == null || hypothesis.typeId === formId) &&
    (conditionKind == null || hypothesis.source.kind === conditionKind) &&
    (conditionId == null || hypothesis.source.id === conditionId) &&
    (relation == null || hypothesis.relation === relation) &&
    (standing == null || hypothesis.standing === standing) &&
    (most == null || hypothesis.falseDiscoveryRate <= most);
}
