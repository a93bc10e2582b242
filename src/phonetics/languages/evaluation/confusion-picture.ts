import type { Confusion } from './evaluate-languages.ts';

const cell = 56;
const left = 90;
const top = 84;

/** A matrix of confusions as SVG: rows what was spoken, columns what was told; each cell its count, darker the greater its share of the row. */
export function confusionSvg({ spoken, told, counts }: Confusion, title: string): string {
  const width = left + told.length * cell + 20;
  const height = top + spoken.length * cell + 20;
  const cells = counts.flatMap((row, i) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, j) => {
      const share = all === 0 ? 0 : count / all;
      const [x, y] = [left + j * cell, top + i * cell];
      const right = spoken[i] === told[j];
      return (
        `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="${right ? '#0072b2' : '#d55e00'}" fill-opacity="${share.toFixed(3)}" stroke="#cccccc"/>` +
        (count === 0 ? '' : text(x + cell / 2, y + cell / 2 + 5, String(count), share > 0.55 ? '#ffffff' : '#000000'))
      );
    });
  });
  const columns = told.map((language, j) => text(left + (j + 0.5) * cell, top - 10, language));
  const rows = spoken.map((language, i) => text(left - 12, top + (i + 0.5) * cell + 5, language, '#000000', 'end'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="14">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(left, 24, title, '#000000', 'start'),
    text(left + (told.length * cell) / 2, 50, 'told', '#555555'),
    `<text x="20" y="${top + (spoken.length * cell) / 2}" fill="#555555" text-anchor="middle" transform="rotate(-90 20 ${top + (spoken.length * cell) / 2})">spoken</text>`,
    ...columns,
    ...rows,
    ...cells,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, content: string, fill = '#000000', anchor = 'middle'): string {
  const safe = content.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}">${safe}</text>`;
}
