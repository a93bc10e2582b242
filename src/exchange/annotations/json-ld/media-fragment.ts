import { writeDecimal } from '../decimal-number.ts';

export interface FragmentTimes {
  readonly startSeconds: number;
  /** Null where it goes on to the end of the medium. */
  readonly endSeconds: number | null;
}

/** Of a media fragment (https://www.w3.org/TR/media-frags/), without `#`: `t=1.5,2`, `t=npt:0:01:02,0:01:03&track=audio`. */
const temporal = /(?:^|&)t=(?:npt:)?([^&,]*)(?:,([^&]*))?(?=&|$)/u;

/**
 * @param fragment without its `#`
 * @returns null where it says nothing of time; `bad` where it does and cannot be read
 */
export function readFragment(fragment: string): FragmentTimes | 'bad' | null {
  const found = temporal.exec(fragment);
  if (found === null) return null;
  const [, from = '', to] = found;
  const startSeconds = from === '' ? 0 : secondsIn(from);
  const endSeconds = to === undefined ? null : secondsIn(to);
  if (startSeconds === null || (to !== undefined && endSeconds === null)) return 'bad';
  return endSeconds !== null && endSeconds < startSeconds ? 'bad' : { startSeconds, endSeconds };
}

/** With all else that a fragment says. */
export function writeFragment(startSeconds: number, endSeconds: number, former: string): string {
  const times = `t=${writeDecimal(startSeconds)},${writeDecimal(endSeconds)}`;
  if (!temporal.test(former)) return former === '' ? times : `${former}&${times}`;
  return former.replace(temporal, (whole) => `${whole.startsWith('&') ? '&' : ''}${times}`);
}

function secondsIn(text: string): number | null {
  if (/^\d+(?:\.\d*)?s?$/u.test(text)) return Number(text.replace('s', ''));
  const found = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d*)?)$/u.exec(text);
  if (found === null) return null;
  const [, hours = '0', minutes, seconds] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
