import { readFileSync } from 'node:fs';
import { ParameterError } from '../errors.ts';

/** A query of `cypher/`, by the name it has there: `recording/create-recording`. */
export interface CypherQuery {
  readonly name: string;
  readonly text: string;
}

const folder = new URL('../../cypher/', import.meta.url);

/**
 * Loads `cypher/<name>.cypher` once, when the module that asks is loaded, so a missing file fails at start.
 * A file begins with `// in:` and `// out:` comments; its text never changes at run time.
 * @throws {ParameterError} no such file, or a head comment is missing
 */
export function cypher(name: string): CypherQuery {
  let text: string;
  try {
    text = readFileSync(new URL(`${name}.cypher`, folder), 'utf8');
  } catch (cause) {
    throw new ParameterError(`no query cypher/${name}.cypher`, { cause });
  }
  if (!/^\/\/ in:/m.test(text) || !/^\/\/ out:/m.test(text)) {
    throw new ParameterError(`cypher/${name}.cypher lacks its "// in:" or "// out:" head comment`);
  }
  return Object.freeze({ name, text });
}
