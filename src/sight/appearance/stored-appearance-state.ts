import { ParameterError } from '../../errors.ts';
import type { AppearanceState } from './appearance-clusterer.ts';
import { decodeDescriptor } from './appearance-descriptor.ts';

/** The clusterer's state as JSON; descriptors in base 64. */
export interface StoredAppearanceState {
  readonly version: 1;
  readonly lexiconId: string;
  readonly things: readonly {
    readonly id: string;
    readonly count: number;
    readonly exemplars: readonly { readonly id: string; readonly descriptor: string }[];
  }[];
}

export function storeAppearanceState({ lexiconId, things }: AppearanceState): StoredAppearanceState {
  return {
    version: 1,
    lexiconId,
    things: things.map((thing) => ({
      ...thing,
      exemplars: thing.exemplars.map(({ id, descriptor }) => ({
        id,
        descriptor: Buffer.from(descriptor).toString('base64'),
      })),
    })),
  };
}

/** @throws {ParameterError} a state of another version, or descriptors of one */
export function restoreAppearanceState(stored: StoredAppearanceState): AppearanceState {
  if (stored.version !== 1) {
    throw new ParameterError(
      `a stored appearance state has version 1, got ${JSON.stringify(stored.version)}; settle again`,
    );
  }
  return {
    lexiconId: stored.lexiconId,
    things: stored.things.map((thing) => ({
      ...thing,
      exemplars: thing.exemplars.map(({ id, descriptor }) => {
        const bytes = new Uint8Array(Buffer.from(descriptor, 'base64'));
        decodeDescriptor(bytes);
        return { id, descriptor: bytes };
      }),
    })),
  };
}
