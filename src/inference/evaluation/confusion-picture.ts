import type { Confusion } from './confusion.ts';

const cell = 56;
/** Of a character at this size, about. */
const characterWidth = 8;

/** A matrix of confusions as SVG: rows what it was, columns what was told; each cell its count, darker the greater its share of the row. */
export function confusionSvg({ actual, told, counts }: Confusion, title: string): string {
  const left = 54 + characterWidth * Math.max(...actual.map((name) => name.length));
  // Names that are wider than their columns stand upright.
  const longest = Math.max(...told.map((name) => name.length));
  const upright = longest * characterWidth > cell;
  const top = 70 + (upright ? longest * characterWidth : 14);
  const width = left + told.length * cell + 20;
  const height = top + actual.length * cell + 20;
  const cells = counts.flatMap((row, i) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, j) => {
      const share = all === 0 ? 0 : count / all;
      const [x, y] = [left + j * cell, top + i * cell];
      const right = actual[i] === told[j];
      return (
        `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="${right ? '#0072b2' : '#d55e00'}" fill-opacity="${share.toFixed(3)}" stroke="#cccccc"/>` +
        (count === 0 ? '' : text(x + cell / 2, y + cell / 2 + 5, String(count), share > 0.55 ? '#ffffff' : '#000000'))
      );
    });
  });
  const columns = told.map((name, j) => {
    const [x, y] = [left + (j + 0.5) * cell, top - 10];
    return upright ? text(x + 5, y, name, '#000000', 'start', x + 5) : text(x, y, name);
  });
  const rows = actual.map((name, i) => text(left - 12, top + (i + 0.5) * cell + 5, name, '#000000', 'end'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="14">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(left, 24, title, '#000000', 'start'),
    text(left + (told.length * cell) / 2, 50, 'told', '#555555'),
    text(20, top + (actual.length * cell) / 2, 'actual', '#555555', 'middle', 20),
    ...columns,
    ...rows,
    ...cells,
    '</svg>\n',
  ].join('\n');
}

/** @param turnedAt where it is to stand upright, its x */
function text(x: number, y: number, content: string, fill = '#000000', anchor = 'middle', turnedAt?: number): string {
  const safe = content.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const turn = turnedAt === undefined ? '' : ` transform="rotate(-90 ${turnedAt} ${y})"`;
  return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}"${turn}>${safe}</text>`;
}
