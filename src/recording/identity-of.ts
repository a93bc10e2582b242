import type { Identity } from '../request-context.ts';

/** A person with all their rights, where only their id is at hand: on the command line, and for what they left to us. */
export function identityOf(who: Identity | string): Identity {
  if (typeof who !== 'string') return who;
  return {
    personId: who,
    isSignedIn: true,
    isAdmin: false,
    credential: { kind: 'LOCAL', id: null },
    atMost: 'OWNER',
    onlyCollectionIds: null,
  };
}
