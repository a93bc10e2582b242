import 'reflect-metadata';
import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { followChanges, type ChangeEvent } from '../../api/change-subscription.ts';
import { NotFoundError } from '../../errors.ts';
import type { Change } from '../../graph/change-log.ts';
import { outlast } from '../../graph/outlast.ts';
import { followAccess } from '../../recording/follow-access.ts';
import type { RequestContext } from '../../request-context.ts';
import { batchOf, newsOf, type NewMatch } from './news-of-query.ts';
import { PhoneMatch } from './phone-match.type.ts';
import { PhoneQueryStore } from './phone-query.store.ts';
import { PhoneMatchCause, PhoneMatched } from './phone-query.type.ts';

interface News {
  readonly change: Change;
  readonly name: string;
  readonly matches: readonly NewMatch[];
}

@Resolver(() => PhoneMatched)
export class PhoneMatchedResolver {
  @Allows('WHOLE_PERSON')
  @Subscription(() => PhoneMatched, {
    description:
      'New matches of a query that you have saved, as phones are heard, whoever asked for them: for the first time, or in place of ' +
      'earlier ones. In order; resume with the cursor of the last event, and none is missed or told twice.',
    subscribe: async ({ args, context }) => {
      const { graph, reader, signal, changes, latestChange } = context as RequestContext;
      const { name: text, after } = args as { name: string; after?: string | null };
      const name = text.trim();
      const queries = new PhoneQueryStore(graph);
      const saved = async () => {
        const query = await outlast(() => queries.read(reader.ownerId, name), signal);
        if (query === undefined) throw new NotFoundError('saved phone query', name);
        return query;
      };
      await saved();
      const access = followAccess(graph, reader.identity, signal);
      return followChanges<Change, News>({
        changes,
        latest: latestChange,
        after,
        select: async (change) => {
          const batch = batchOf(change);
          if (batch === undefined) return undefined;
          // It may be another one, or gone, since the last event.
          const query = await saved();
          const { collectionIds } = await access();
          const matches = await outlast(() => newsOf(query, change, batch, graph, collectionIds), signal);
          return matches.length === 0 ? undefined : { change, name, matches };
        },
        signal,
      });
    },
  })
  phoneMatched(
    @Root() { event: { change, name, matches }, cursor }: ChangeEvent<News>,
    @Arg('name', () => String, { description: 'Name of the saved query.' }) _name: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Go on behind this cursor: of an earlier event, `savedCursor` of the query, or `latestCursor`.',
    })
    _after?: string,
  ): PhoneMatched {
    return Object.assign(new PhoneMatched(), {
      name,
      recordingId: change.recordingId,
      matches: matches.map(({ match, replaces }) => ({
        cause: replaces ? PhoneMatchCause.REPLACED : PhoneMatchCause.HEARD,
        match: PhoneMatch.of(match),
      })),
      at: change.atMs,
      cursor,
    });
  }
}
