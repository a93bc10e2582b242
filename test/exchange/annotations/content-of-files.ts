/** A file as it is found in the wild: its shape is made here, its words are nobody's. */
export interface WildFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function wildFile(name: string, text: string): WildFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8', { ignoreBOM: true }).decode(bytes);
}

/** All that matters in a text file of blocks: no spaces at the ends of lines, one empty line between blocks. */
export function blocksOf(text: string): string {
  return text
    .replaceAll(/[ \t]+(?=\r?\n|\r|$)/gu, '')
    .replaceAll(/(?:\r\n?|\n)(?:\r\n?|\n)+/gu, '\n\n')
    .replaceAll(/\r\n?/gu, '\n')
    .trim();
}
