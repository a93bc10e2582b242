import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments } from '../../api/connection-arguments.ts';
import { ParameterError } from '../../errors.ts';
import type { RequestContext } from '../../request-context.ts';
import type { ConcordanceOrder } from './concordance.ts';
import { checkConfidence } from './check-confidence.ts';
import { countMatches, type MatchSearch } from './find-matches.ts';
import { matchPage } from './match-page.ts';
import { parsePhonePattern } from './parse-phone-pattern.ts';
import { ConcordanceOrderName, PhoneMatchConnection } from './phone-match.type.ts';
import { PhoneQueryStore, type PhoneQueryRecord } from './phone-query.store.ts';
import { PhoneMatchCount, PhoneQuery, PhoneSearchScope } from './phone-query.type.ts';
import { PhoneSearchStore } from './phone-search.store.ts';
import { collectionsIn } from './search-scope.ts';

const longestName = 100;

@ArgsType()
export class SavedQueryArguments {
  @Field(() => String, {
    description: `Its name, 1 to ${longestName} characters. A query of yours that has it is replaced.`,
  })
  name!: string;

  @Field(() => String, { description: 'What to look for, as docs/phone-patterns.md has it.' })
  pattern!: string;

  @Field(() => PhoneSearchScope, { nullable: true, description: 'Where to look; everywhere you may read unless said.' })
  scope?: PhoneSearchScope | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Let a phone fit by what else it may be, too.' })
  alternatives!: boolean;

  @Field(() => Float, { defaultValue: 0, description: 'Only matches at least this sure, 0 to 1.' })
  minimumConfidence!: number;
}

@ArgsType()
export class QueryMatchesArguments extends ConnectionArguments {
  @Field(() => ConcordanceOrderName, {
    defaultValue: ConcordanceOrderName.POSITION,
    description: 'In which order; see `phoneMatches`.',
  })
  orderBy!: ConcordanceOrder;
}

@Resolver(() => PhoneQuery)
export class PhoneQueryResolver {
  @Allows('WHOLE_PERSON')
  @Mutation(() => PhoneQuery, {
    description: 'Keeps a phone pattern under a name: `phoneQuery` has its matches, `phoneMatched` tells of new ones.',
  })
  async savePhoneQuery(
    @Args(() => SavedQueryArguments)
    { name: text, pattern, scope, alternatives, minimumConfidence }: SavedQueryArguments,
    @Ctx() { graph, reader, latestChange }: RequestContext,
  ): Promise<PhoneQuery> {
    const name = text.trim();
    if (name === '' || name.length > longestName) {
      throw new ParameterError(`a name has 1 to ${longestName} characters, this one has ${name.length}`);
    }
    checkConfidence(minimumConfidence);
    parsePhonePattern(pattern);
    const query = { name, pattern, ...scope, alternatives, minimumConfidence, ownerId: reader.ownerId };
    return PhoneQuery.of(await new PhoneQueryStore(graph).save({ ...query, position: await latestChange() }));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => String, {
    description: 'Forgets a saved query of yours, and ends who follows it. Answers with its name.',
  })
  async forgetPhoneQuery(
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    await new PhoneQueryStore(graph).delete(reader.ownerId, name.trim());
    return name.trim();
  }

  @Allows('WHOLE_PERSON')
  @Query(() => [PhoneQuery], { description: 'The queries that you have saved, by name.' })
  async phoneQueries(@Ctx() { graph, reader }: RequestContext): Promise<PhoneQuery[]> {
    return (await new PhoneQueryStore(graph).list(reader.ownerId)).map(PhoneQuery.of);
  }

  @Allows('WHOLE_PERSON')
  @Query(() => PhoneQuery, {
    nullable: true,
    description: 'A query that you have saved; null where you have none of that name.',
  })
  async phoneQuery(
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<PhoneQuery | null> {
    const record = await new PhoneQueryStore(graph).read(reader.ownerId, name.trim());
    return record === undefined ? null : PhoneQuery.of(record);
  }

  @FieldResolver(() => PhoneMatchConnection, { description: 'What it finds now, in what you may read now.' })
  async matches(
    @Root() { record }: PhoneQuery,
    @Args(() => QueryMatchesArguments) args: QueryMatchesArguments,
    @Ctx() request: RequestContext,
  ): Promise<PhoneMatchConnection> {
    return await matchPage(request.graph, await searchOf(record, request), args, args.orderBy, request.signal);
  }

  @FieldResolver(() => PhoneMatchCount, {
    description: 'How much it finds now, in as many utterances as are looked at at once.',
    complexity: 20,
  })
  async matchCount(@Root() { record }: PhoneQuery, @Ctx() request: RequestContext): Promise<PhoneMatchCount> {
    return await countMatches(request.graph, await searchOf(record, request), request.signal);
  }
}

async function searchOf(record: PhoneQueryRecord, { graph, reader }: RequestContext): Promise<MatchSearch> {
  const { pattern, alternatives, minimumConfidence: atLeast, recordingId } = record;
  const { collectionIds } = await reader.access();
  return {
    pattern: parsePhonePattern(pattern),
    options: { alternatives, atLeast },
    collectionIds: await collectionsIn(record, collectionIds, new PhoneSearchStore(graph)),
    recordingId: recordingId ?? undefined,
  };
}
