/** Tells still pictures by their first bytes, with the size they declare, without decoding a pixel. */

export interface DeclaredPicture {
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/**
 * @param head the first bytes of a file, 32 or more
 * @returns undefined when it is none of PNG, JPEG, BMP, TIFF, WebP, HEIF and Photoshop; GIFs may move and count as video
 */
export function pictureSize(head: Buffer): DeclaredPicture | undefined {
  const ascii = (start: number, end: number): string => head.toString('latin1', start, end);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n' && head.length >= 24) {
    return { type: 'PNG', width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  }
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return { type: 'JPEG', ...jpegSize(head) };
  if (ascii(0, 2) === 'BM' && head.length >= 26 && head.readUInt32LE(14) >= 12 && head.readUInt32LE(14) <= 124) {
    return { type: 'BMP', width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
  }
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return { type: 'TIFF' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { type: 'WebP' };
  if (ascii(4, 8) === 'ftyp' && /^(heic|heix|mif1|avif)$/.test(ascii(8, 12))) return { type: 'HEIF' };
  if (ascii(0, 4) === '8BPS' && head.length >= 22) {
    return { type: 'Photoshop', width: head.readUInt32BE(18), height: head.readUInt32BE(14) };
  }
  return undefined;
}

/** From the first start-of-frame segment, where it lies within `head`. */
function jpegSize(head: Buffer): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 <= head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0;
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (startsFrame) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}
