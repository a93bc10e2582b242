export type Interval = readonly [start: number | string, end: number | string, text: string];
export type Point = readonly [time: number | string, mark: string];

export interface MadeTier {
  readonly name: string;
  readonly intervals?: readonly Interval[];
  readonly points?: readonly Point[];
  readonly xmin?: number | string;
  readonly xmax?: number | string;
}

export interface MadeGrid {
  readonly xmin?: number | string;
  readonly xmax: number | string;
  readonly tiers: readonly MadeTier[];
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** As Praat's Save as text file… */
export function long({ xmin = 0, xmax, tiers }: MadeGrid, space = ' '): string {
  const lines = [
    'File type = "ooTextFile"',
    'Object class = "TextGrid"',
    '',
    `xmin = ${xmin}${space}`,
    `xmax = ${xmax}${space}`,
  ];
  lines.push(`tiers? <exists>${space}`, `size = ${tiers.length}${space}`, `item []:${space}`);
  tiers.forEach((tier, place) => {
    const { name, intervals, points = [] } = tier;
    const what = intervals === undefined ? 'points' : 'intervals';
    lines.push(
      `    item [${place + 1}]:`,
      `        class = "${intervals === undefined ? 'TextTier' : 'IntervalTier'}"${space}`,
    );
    lines.push(`        name = ${quoted(name)}${space}`, `        xmin = ${tier.xmin ?? xmin}${space}`);
    lines.push(
      `        xmax = ${tier.xmax ?? xmax}${space}`,
      `        ${what}: size = ${(intervals ?? points).length}${space}`,
    );
    intervals?.forEach(([start, end, text], number) => {
      lines.push(
        `        intervals [${number + 1}]:`,
        `            xmin = ${start}${space}`,
        `            xmax = ${end}${space}`,
      );
      lines.push(`            text = ${quoted(text)}${space}`);
    });
    points.forEach(([time, mark], number) => {
      lines.push(
        `        points [${number + 1}]:`,
        `            number = ${time}${space}`,
        `            mark = ${quoted(mark)}${space}`,
      );
    });
  });
  return `${lines.join('\n')}\n`;
}

/** As Praat's Save as short text file… */
export function short(
  { xmin = 0, xmax, tiers }: MadeGrid,
  head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n',
): string {
  const lines = [head, xmin, xmax, '<exists>', tiers.length];
  for (const { name, intervals, points = [], ...own } of tiers) {
    lines.push(
      intervals === undefined ? '"TextTier"' : '"IntervalTier"',
      quoted(name),
      own.xmin ?? xmin,
      own.xmax ?? xmax,
    );
    lines.push((intervals ?? points).length);
    for (const [start, end, text] of intervals ?? []) lines.push(start, end, quoted(text));
    for (const [time, mark] of points) lines.push(time, quoted(mark));
  }
  return `${lines.join('\n')}\n`;
}

/** Without gaps, from 0. */
export function row(...parts: readonly (readonly [end: number, text: string])[]): Interval[] {
  let start = 0;
  return parts.map(([end, text]) => {
    const interval = [start, end, text] as const;
    start = end;
    return interval;
  });
}
