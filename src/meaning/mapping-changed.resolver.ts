import 'reflect-metadata';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allows, BelongsTo } from '../api/allows.ts';
import { followChanges, type ChangeEvent } from '../api/change-subscription.ts';
import { Instant } from '../api/scalars.ts';
import type { Change } from '../graph/change-log.ts';
import { outlast } from '../graph/outlast.ts';
import { followAccess } from '../recording/follow-access.ts';
import { LexiconLanguages } from '../recording/lexicon-languages.ts';
import type { RequestContext } from '../request-context.ts';
import type { MappingStatus } from './mapping.ts';
import { checkFilter, mappingChangeOf, passesFilter } from './mapping-change-filter.ts';
import { MappingChangeArguments } from './mapping-change-filter.type.ts';
import { MappingStore } from './mapping.store.ts';
import { Mapping, MappingStatusName } from './mapping.type.ts';

@BelongsTo('LEXICON')
@ObjectType({ description: 'A mapping was learned, moved, judged or given up.' })
export class MappingChanged {
  @Field(() => ID, { description: 'Id of the mapping.' })
  mappingId!: string;

  @Field(() => ID, { description: 'The sound form.' })
  formId!: string;

  @Field(() => ID, { description: 'The concept.' })
  conceptId!: string;

  @Field(() => Float, { nullable: true, description: 'Its probability before; null where it is new.' })
  formerProbability!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its probability now; null where it is gone.' })
  probability!: number | null;

  @Field(() => MappingStatusName, { description: 'Whether a person has judged it.' })
  status!: MappingStatus;

  @Field(() => Instant, { description: 'When.' })
  at!: number;

  @Field(() => String, { description: 'Subscribe with this as `after` to go on behind this event.' })
  cursor!: string;
}

@Resolver(() => MappingChanged)
export class MappingChangedResolver {
  @Allows('READER')
  @Subscription(() => MappingChanged, {
    description: 'Mappings as they change, in order, each at least once; resume with the cursor of the last event.',
    subscribe: ({ args, context }) => {
      const request = context as RequestContext;
      const { after, ...filter } = args as MappingChangeArguments & { after?: string | null };
      checkFilter(filter);
      const access = followAccess(request.graph, request.reader.identity, request.signal);
      const languages = new LexiconLanguages(request.graph);
      const languageOf = (id: string) => outlast(() => languages.of(id), request.signal);
      return followChanges<Change, Change>({
        changes: request.changes,
        latest: request.latestChange,
        after,
        select: async (change) => {
          if (!(await passesFilter(change, filter, languageOf))) return undefined;
          const { lexiconIds } = await access();
          return change.lexiconId !== undefined && lexiconIds.includes(change.lexiconId) ? change : undefined;
        },
        signal: request.signal,
      });
    },
  })
  mappingChanged(
    @Root() { event, cursor }: ChangeEvent<Change>,
    @Args(() => MappingChangeArguments) _filter: MappingChangeArguments,
    @Arg('after', () => String, { nullable: true, description: 'Go on behind this cursor of an earlier event.' })
    _after?: string,
  ): MappingChanged {
    return Object.assign(new MappingChanged(), mappingChangeOf(event.payload), { at: event.atMs, cursor });
  }

  @FieldResolver(() => Mapping, { nullable: true, description: 'The mapping as it is now; null where it is gone.' })
  async mapping(@Root() changed: MappingChanged, @Ctx() { graph, reader }: RequestContext): Promise<Mapping | null> {
    const { lexiconIds } = await reader.access();
    const record = (await new MappingStore(graph).read([changed.mappingId], lexiconIds)).get(changed.mappingId);
    return record === undefined ? null : Mapping.of(record);
  }
}
