import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { MigrationNameError } from './migration-errors.ts';

export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly name: string;
  readonly sha256: string;
  readonly statements: readonly string[];
}

const shippedFolder = new URL('../../cypher/migrations/', import.meta.url);

/**
 * The migrations in the order of their numbers.
 * @throws {MigrationNameError} a gap, a number twice, or another kind of file
 */
export function readMigrations(folder: URL = shippedFolder): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.cypher'));
  return files.sort().map((file, index) => {
    const match = /^(\d{3})-([a-z0-9-]+)\.cypher$/.exec(file);
    const number = Number(match?.[1]);
    if (match === null || number !== index + 1) throw new MigrationNameError(file);
    const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { number, file, name: match[2]!, sha256, statements: statementsOf(text) };
  });
}

/** Statements end with `;` at the end of a line; `//` comments may stand on lines of their own. */
export function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^[ \t]*\/\/.*$/gm, '').trim())
    .filter((statement) => statement !== '');
}
