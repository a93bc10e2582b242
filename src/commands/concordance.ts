/** A match of a phone pattern as other programs rely on it. */
export interface ConcordanceLine {
  readonly file: string;
  /** Seconds from the start of the recording. */
  readonly start: number;
  readonly end: number;
  /** Phones in IPA. */
  readonly before: readonly string[];
  readonly match: readonly string[];
  readonly after: readonly string[];
  readonly respelling: string;
  readonly confidence: number;
  readonly recordingId: string;
  readonly soundEventId: string;
}

/** For people: one line a match, the matches below one another in the middle. */
export function concordance(lines: readonly ConcordanceLine[]): string {
  const rows = lines.map(({ file, start, before, match, after }) => ({
    place: `${file} ${start.toFixed(2)}`,
    before: before.join(' '),
    match: match.join(' '),
    after: after.join(' '),
  }));
  const widest = (texts: readonly string[]) => texts.reduce((width, text) => Math.max(width, columns(text)), 0);
  const [beforeWidth, matchWidth, afterWidth] = [
    widest(rows.map(({ before }) => before)),
    widest(rows.map(({ match }) => match)),
    widest(rows.map(({ after }) => after)),
  ];
  return rows
    .map(({ place, before, match, after }) => {
      const left = ' '.repeat(beforeWidth - columns(before)) + before;
      const middle = match + ' '.repeat(matchWidth - columns(match));
      const right = after + ' '.repeat(afterWidth - columns(after));
      return `${left}  [${middle}]  ${right}  ${place}`;
    })
    .join('\n');
}

/** Columns of a terminal: marks above and below letters take none. */
function columns(text: string): number {
  return [...text.replaceAll(/\p{M}/gu, '')].length;
}
