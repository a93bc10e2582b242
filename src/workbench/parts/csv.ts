export type Cell = string | number | null | undefined;

/**
 * A table as spreadsheets and R read it (RFC 4180), its first row the names of its columns. Begins with the mark of UTF-8, without
 * which Excel reads IPA as something else. What a spreadsheet would take for a formula is made text.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map((cell) => written(cell)).join(',')}\r\n`).join('')}`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
