import { ConflictError, ParameterError } from '../errors.ts';

/** A migration that was applied once has another text now, so what the store holds is not what the files say. */
export class ChangedMigrationError extends ConflictError {
  override readonly code = 'MIGRATION_CHANGED';
  constructor(readonly file: string) {
    super(
      `cypher/migrations/${file} has changed since it was applied to this store; ` +
        'put its old text back and write what is new as the next number',
    );
  }
}

/** The store was migrated by a newer release than this. */
export class NewerStoreError extends ConflictError {
  override readonly code = 'STORE_IS_NEWER';
  constructor(readonly number: number) {
    super(`this store has migration ${number}, which this release does not know; use the newer release`);
  }
}

/** A file name in `cypher/migrations/` that does not say its place in the order. */
export class MigrationNameError extends ParameterError {
  constructor(readonly file: string) {
    super(`cypher/migrations/${file}: expected NNN-name.cypher, each number once, from 001 on without gaps`);
  }
}
