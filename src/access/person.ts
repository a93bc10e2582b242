/** Somebody who may be given roles. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  /** May not come in any more; what they made stays theirs. */
  readonly isDisabled: boolean;
  /** Who vouches for them, where it is not this server. */
  readonly issuer?: string | null;
  readonly createdAtMs: number;
}

/** Whoever is at this machine: the owner of everything when nothing else is configured. */
export const localPersonId = 'local';
export const localPersonName = 'local owner';

/** Nobody in particular: those who came without a credential where one is needed. No person has this id. */
export const nobodyId = 'nobody';
