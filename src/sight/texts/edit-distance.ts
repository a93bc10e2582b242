/**
 * Fewest letters to put in, leave out or change to make one text of the other (Levenshtein 1966).
 * @returns a whole number, 0 to the length of the longer; code points count
 */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before = Array.from({ length: to.length + 1 }, (_, j) => j);
  from.forEach((letter, i) => {
    const here = [i + 1];
    to.forEach((other, j) => {
      here.push(Math.min(before[j + 1]! + 1, here[j]! + 1, before[j]! + (letter === other ? 0 : 1)));
    });
    before = here;
  });
  return before[to.length]!;
}

/** 0 for texts that have nothing in common to 1 for the same; case and spaces do not count. */
export function textLikeness(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)];
  const longer = Math.max([...x].length, [...y].length);
  return longer === 0 ? 1 : 1 - editDistance(x, y) / longer;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, '');
}
