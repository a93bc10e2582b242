import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import type { FormTokenRecord } from './sound-form.ts';
import { SoundFormStore, type SoundFormFilter } from './sound-form.store.ts';
import { FormToken, SoundForm, SoundFormConnection } from './sound-form.type.ts';

@ArgsType()
export class SoundFormsArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only forms of this lexicon.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only forms that are heard in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only forms that are heard in this recording.' })
  recordingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only forms that may mean this concept.' })
  conceptId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only forms heard at least so often; 1 unless said.' })
  minimumTokens?: number | null;
}

const mostTokens = 500;

@Resolver(() => SoundForm)
export class SoundFormResolver {
  /** One query a request for the tokens of all its forms. */
  private readonly tokenLoaders = new RequestLoaders<RequestContext, number, readonly FormTokenRecord[]>(
    async (ids, limit, { graph, reader }) =>
      new SoundFormStore(graph).tokens(ids, limit, (await reader.access()).collectionIds),
    [],
  );

  @Allows('READER')
  @Query(() => SoundFormConnection, { description: 'Sound patterns that recur, the most frequent first.' })
  async soundForms(
    @Args(() => SoundFormsArguments) args: SoundFormsArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<SoundForm>> {
    const window = pageWindow('soundForms:most-frequent', args, ['number', 'string']);
    const { lexiconIds } = await reader.access();
    const rows = await new SoundFormStore(graph).list(filterOf(args), window, lexiconIds);
    return page(rows, window, (row) => [row.tokenCount, row.id], { nodeOf: SoundForm.of });
  }

  @Allows('READER')
  @Query(() => SoundForm, {
    nullable: true,
    description: 'One sound form; an id that was merged into another answers with the other.',
  })
  async soundForm(
    @Arg('id', () => ID, { description: 'Id of the form, present or former.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<SoundForm | null> {
    const { lexiconIds } = await reader.access();
    const record = (await new SoundFormStore(graph).read([id], lexiconIds)).get(id);
    return record === undefined ? null : SoundForm.of(record);
  }

  @FieldResolver(() => [FormToken], { description: 'Its occurrences, the surest first.' })
  async tokens(
    @Root() form: SoundForm,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many at most, 1 to ${mostTokens}.` }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly FormTokenRecord[]> {
    return await this.tokenLoaders.load(form.id, checkFirst(first, mostTokens), request);
  }
}

function filterOf(args: SoundFormsArguments): SoundFormFilter {
  const { lexiconId, collectionId, recordingId, conceptId, minimumTokens } = args;
  return {
    ...(lexiconId != null && { lexiconId }),
    ...(collectionId != null && { collectionId }),
    ...(recordingId != null && { recordingId }),
    ...(conceptId != null && { conceptId }),
    ...(minimumTokens != null && { minimumTokens }),
  };
}
