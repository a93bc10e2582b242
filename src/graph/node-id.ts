import { createHash } from 'node:crypto';

/**
 * An id that follows from what the node is, so that the same recording taken in twice, on two machines or after a
 * crash, gives the same graph.
 * @param kind short prefix, such as `rec`
 * @param parts what makes the node the one it is; order matters
 * @returns `kind_` and 26 letters or digits (128 bits of SHA-256, base 32)
 */
export function nodeId(kind: string, ...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  return `${kind}_${base32(digest.subarray(0, 16))}`;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += alphabet[(held << (5 - bits)) & 31];
  return text;
}
