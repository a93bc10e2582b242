import { lineAt } from '../decode-text.ts';

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s"{}[\],:]+/gsu;

/**
 * The line where a value of a JSON text stands.
 * @param path names of properties and places in lists, from the outermost value
 * @returns from 1; of the innermost value on the path that is there
 */
export function lineOfValue(text: string, path: readonly (string | number)[]): number {
  const open: { key: string | number; isList: boolean; hasKey: boolean }[] = [];
  let matched = 0;
  let best = 0;
  const begin = (at: number) => {
    const top = open.at(-1);
    if (
      open.length > path.length ||
      (top !== undefined && (matched < open.length - 1 || top.key !== path[open.length - 1]))
    )
      return;
    matched = open.length;
    best = at;
  };
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const top = open.at(-1);
    if (token === '}' || token === ']') {
      open.pop();
      // What was looked for is over: all that follows is beside it.
      if (matched > open.length) break;
    } else if (token === ',') {
      if (top?.isList) top.key = Number(top.key) + 1;
      else if (top !== undefined) top.hasKey = false;
      if (top !== undefined && matched === open.length && matched > 0) break;
    } else if (top !== undefined && !top.isList && !top.hasKey) {
      top.key = JSON.parse(token) as string;
      top.hasKey = true;
    } else {
      begin(index);
      if (token === '{') open.push({ key: '', isList: false, hasKey: false });
      if (token === '[') open.push({ key: 0, isList: true, hasKey: false });
    }
  }
  return lineAt(text, best);
}

/** RFC 6901; the outermost value is `/`, which reads better than nothing. */
export function pointerOf(path: readonly (string | number)[]): string {
  return `/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
