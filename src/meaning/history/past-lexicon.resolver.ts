import 'reflect-metadata';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allows, BelongsTo } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { Instant } from '../../api/scalars.ts';
import { ParameterError } from '../../errors.ts';
import type { RequestContext } from '../../request-context.ts';
import type { RevisionCause } from './mapping-version.ts';
import { MappingVersion, MappingVersionConnection, RevisionCauseName } from './mapping-version.type.ts';
import {
  checkLexicon,
  type PastLexicon as PastLexiconRecord,
  type PastLexiconService,
} from './past-lexicon.service.ts';

@BelongsTo('LEXICON')
@ObjectType({ description: 'A lexicon as it was at an instant, or as its first recordings alone make it.' })
export class PastLexicon {
  record!: PastLexiconRecord;

  @Field(() => ID, { description: 'Of the lexicon.' })
  get id(): string {
    return this.record.lexiconId;
  }

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when it was so; null where it was worked out anew from recordings.',
  })
  get at(): number | null {
    return this.record.revision?.atMs ?? null;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'Number of its revision, from 1; null where it was worked out anew.',
  })
  get revision(): number | null {
    return this.record.revision?.number ?? null;
  }

  @Field(() => RevisionCauseName, {
    nullable: true,
    description: 'Why it became so; null where it was worked out anew.',
  })
  get cause(): RevisionCause | null {
    return this.record.revision?.cause ?? null;
  }

  @Field(() => Int, { description: 'How many recordings it had taken in.' })
  get recordingCount(): number {
    return this.record.recordingCount;
  }

  @Field(() => Boolean, { description: 'Whether it was the batch result, rather than what was learned step by step.' })
  get settled(): boolean {
    return this.record.settled;
  }
}

@ArgsType()
export class PastMappingsArguments extends ConnectionArguments {
  @Field(() => Float, { defaultValue: 0, description: 'Only mappings at least this probable, 0 to 1.' })
  minimumProbability!: number;

  @Field(() => ID, { nullable: true, description: 'Only what this sound form meant.' })
  formId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what meant this concept.' })
  conceptId?: string | null;
}

@Resolver(() => PastLexicon)
export class PastLexiconResolver {
  constructor(private readonly lexicons: PastLexiconService) {}

  @Allows('READER')
  @Query(() => PastLexicon, {
    description:
      'A lexicon as it was at an instant, from its history (codes INSTANT_IN_FUTURE, BEFORE_HISTORY, HISTORY_ERASED where there is none to tell), or ' +
      'after its first N recordings in the order in which they became ready, worked out anew with the sound forms and reviews of the present. Without either, ' +
      'its latest revision.',
    complexity: 50,
  })
  async lexicon(
    @Arg('id', () => ID, { description: 'Id of the lexicon; collections name theirs.' }) id: string,
    @Arg('asOf', () => Instant, { nullable: true, description: 'The instant.' }) asOf: number | null,
    @Arg('afterRecordings', () => Int, {
      nullable: true,
      description: 'How many recordings, 0 to as many as there are.',
    })
    afterRecordings: number | null,
    @Ctx() { reader, signal }: RequestContext,
  ): Promise<PastLexicon> {
    if (asOf != null && afterRecordings != null) throw new ParameterError('give either asOf or afterRecordings');
    checkLexicon(id, (await reader.access()).lexiconIds);
    const record =
      afterRecordings == null
        ? await this.lexicons.asOf(id, asOf ?? undefined)
        : await this.lexicons.afterRecordings(id, afterRecordings, signal);
    return Object.assign(new PastLexicon(), { record });
  }

  @FieldResolver(() => MappingVersionConnection, { description: 'What its forms meant, the most probable first.' })
  async mappings(
    @Root() { record }: PastLexicon,
    @Args(() => PastMappingsArguments) args: PastMappingsArguments,
  ): Promise<Connection<MappingVersion>> {
    const { minimumProbability, formId, conceptId } = args;
    if (!(minimumProbability >= 0 && minimumProbability <= 1)) {
      throw new ParameterError(`minimumProbability is ${minimumProbability}; it must be from 0 to 1`);
    }
    const order = record.revision === undefined ? 'pastMappings:anew' : 'pastMappings:most-probable';
    const window = pageWindow(order, args, ['number', 'string']);
    const filter = { minimumProbability, ...(formId != null && { formId }), ...(conceptId != null && { conceptId }) };
    const { edges, pageInfo } = await record.mappings(filter, window);
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: MappingVersion.of(node) })) };
  }
}
