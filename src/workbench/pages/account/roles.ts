import type { Role } from '../../api/generated/graphql.ts';

/** The least first. */
export const roles = ['READER', 'ANNOTATOR', 'OWNER'] as const satisfies readonly Role[];
