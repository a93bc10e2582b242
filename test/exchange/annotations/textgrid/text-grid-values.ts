/** All values of a TextGrid in their order, read by other means than those that are tested. */
export function valuesOf(bytes: Uint8Array): readonly (string | number)[] {
  const found: (string | number)[] = [];
  const text = decoded(bytes).replaceAll(/\r\n?/g, '\n');
  for (const [whole] of text.matchAll(/"(?:[^"]|"")*"|<\w+>|(?<=\s|^)[-+]?\d[^\s]*|[^\s"<]+/gu)) {
    if (/^["<]/u.test(whole)) found.push(whole);
    else if (/^[-+]?\d/u.test(whole)) found.push(Number(whole));
  }
  return found.filter((each) => each !== '"ooTextFile"' && each !== '"ooTextFile short"');
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff || second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe || first === 0) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
