import type { RecordingFactsQuery } from '../../api/generated/graphql.ts';

/** What a recording's page needs to know of it before it is read further. */
export type RecordingFacts = NonNullable<RecordingFactsQuery['recording']>;
