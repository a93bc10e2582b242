import { createHash } from 'node:crypto';
import { ParameterError } from '../../errors.ts';
import { channelDims } from './moment-features.ts';
import { channels, type Channel } from './moment.ts';
import { momentDims, type Projections } from './projections.ts';

/** Channel by channel: mean, matrix. */
const numbers = channels.reduce((sum, channel) => sum + (1 + momentDims) * channelDims[channel], 0);

/** As little-endian 32-bit numbers, as they are kept in the graph. */
export function storeProjections(projections: Projections): Uint8Array {
  const bytes = Buffer.alloc(4 * numbers);
  let at = 0;
  for (const channel of channels) {
    for (const values of [projections[channel].mean, projections[channel].matrix]) {
      for (const value of values) at = bytes.writeFloatLE(value, at);
    }
  }
  return bytes;
}

/** @throws {ParameterError} bytes of another length, as another version may have left them */
export function restoreProjections(bytes: Uint8Array): Projections {
  if (bytes.length !== 4 * numbers) {
    throw new ParameterError(
      `stored projections have ${4 * numbers} bytes, got ${bytes.length}; settle the lexicon again`,
    );
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const take = (count: number) => Float32Array.from({ length: count }, () => view.readFloatLE(4 * at++));
  const of = (channel: Channel) => ({
    mean: take(channelDims[channel]),
    matrix: take(momentDims * channelDims[channel]),
  });
  return { sound: of('sound'), sight: of('sight'), text: of('text') };
}

/** Only points that were placed by the same projections can be compared: it is named by what those are. */
export function spaceOf(stored: Uint8Array): string {
  return createHash('sha256').update(stored).digest('hex').slice(0, 32);
}
