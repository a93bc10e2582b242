import 'reflect-metadata';
import { Ctx, Query, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { changeCursor } from '../api/change-subscription.ts';
import type { RequestContext } from '../request-context.ts';

@Resolver()
export class LatestCursorResolver {
  @Allows('READER')
  @Query(() => String, {
    description:
      'Where the log of changes ends now. To follow without a gap: read this, then what you follow, then subscribe ' +
      'with this as `after`.',
  })
  async latestCursor(@Ctx() { latestChange }: RequestContext): Promise<string> {
    return changeCursor(await latestChange());
  }
}
