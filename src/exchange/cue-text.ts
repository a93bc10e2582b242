/** The text of a WebVTT cue, or a name in it. `-->` needs no more than its `>` written otherwise. */
export function cueText(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Never empty, which would end the cue. Direction marks that a text does not close would turn what follows it. */
export function oneLine(text: string): string {
  const flat = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return flat === '' ? '…' : flat;
}

/** @param point before the milliseconds: of WebVTT a full stop, of SubRip a comma */
export function cueTime(seconds: number, point: '.' | ','): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}${point}${rest}`;
}
