/** More repetitions, or parts that may be left out, take long on a text that fits almost. */
const mostRepetitions = 2;
const mostOptional = 5;

/**
 * Whether a pattern of somebody's file is sure to be quick: nothing that repeats lies in something that repeats, and few repetitions
 * are beside each other. References back and looking around are for nobody.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > 500 || /\\[1-9k]|\(\?(?!:)/u.test(pattern)) return false;
  const plain = pattern.replaceAll(/\\./gsu, 'x').replaceAll(/\[(?:\^?)[^\]]*\]/gu, 'x');
  const groups: boolean[] = [];
  let repetitions = 0;
  let optional = 0;
  for (const { 0: sign } of plain.matchAll(/\(\?:|\(|\)(?:[*+]|\{\d+,?\d*\})?|[*+?]|\{\d+,\d*\}/gu)) {
    if (sign.startsWith('(')) groups.push(false);
    else if (sign.startsWith(')')) {
      const repeats = groups.pop() ?? false;
      const isRepeated = sign.length > 1;
      // What is an alternative may overlap with another one.
      if (isRepeated && (repeats || plain.includes('|'))) return false;
      if (isRepeated) repetitions += 1;
      if (groups.length > 0) groups[groups.length - 1] ||= repeats || isRepeated;
    } else {
      if (sign === '?') optional += 1;
      else repetitions += 1;
      if (groups.length > 0) groups[groups.length - 1] = true;
    }
  }
  if (repetitions > mostRepetitions || optional > mostOptional) return false;
  try {
    new RegExp(pattern, 'us');
    return true;
  } catch {
    return false;
  }
}
