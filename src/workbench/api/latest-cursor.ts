import { graphql } from './generated/index.ts';

/** Asked before what is then followed: what happens meanwhile is told by a subscription from there on. */
export const latestCursorQuery = graphql(`
  query LatestCursor {
    latestCursor
  }
`);
