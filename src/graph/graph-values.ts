import neo4j from 'neo4j-driver';
import { ParameterError } from '../errors.ts';
import type { GraphParameters, GraphRow, GraphValue } from './graph.ts';

/**
 * Parameters as the driver wants them.
 *
 * The rule for numbers: JavaScript has one kind and Cypher two. A whole number goes as an INTEGER, so that `LIMIT $first`
 * works; any other as a FLOAT; within one list, one number that is not whole makes all of them FLOATs, since a stored
 * list has one type. The two kinds compare alike in Cypher (1 = 1.0), in indexes too; but `$a / $b` of two whole numbers
 * is a whole-number division there: write `toFloat($a) / $b` in a query that divides. -0, NaN and infinities are FLOATs.
 * @throws {ParameterError} a value that Cypher has no like for, such as a Date or a Float32Array, with its path
 */
export function toDriverParameters(parameters: GraphParameters): Record<string, unknown> {
  return mapToDriver(parameters, '$');
}

/** A row with nodes and relations as plain property maps and bytes as Uint8Array. */
export function fromDriverRecord(record: { keys: PropertyKey[]; get(index: number): unknown }): GraphRow {
  const row: GraphRow = {};
  for (let index = 0; index < record.keys.length; index++) {
    row[String(record.keys[index])] = fromDriver(record.get(index));
  }
  return row;
}

function toDriver(value: GraphValue, path: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return isInteger(value) ? neo4j.int(value) : value;
    case 'undefined':
      return null;
    case 'object':
      return objectToDriver(value, path);
    default:
      throw unsupported(value, path);
  }
}

function objectToDriver(value: Exclude<GraphValue, string | number | boolean | undefined>, path: string): unknown {
  if (value === null) return null;
  if (value instanceof Uint8Array) return new Int8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'number' && !isInteger(item))) {
      return value.map((item: GraphValue, index) =>
        typeof item === 'number' ? item : toDriver(item, `${path}[${index}]`),
      );
    }
    return value.map((item: GraphValue, index) => toDriver(item, `${path}[${index}]`));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unsupported(value, path);
  return mapToDriver(value as GraphParameters, `${path}.`);
}

function mapToDriver(map: GraphParameters, path: string): Record<string, unknown> {
  const mapped: Record<string, unknown> = {};
  for (const key of Object.keys(map)) mapped[key] = toDriver(map[key], path + key);
  return mapped;
}

function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function unsupported(value: unknown, path: string): ParameterError {
  const kind = typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value;
  return new ParameterError(
    `${path} is a ${kind}, which Cypher cannot hold; pass numbers, texts, bytes, lists or maps`,
  );
}

function fromDriver(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = fromDriver(value[index]);
    return value;
  }
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return mapFromDriver(value.properties);
  if (neo4j.isPath(value)) {
    return [
      fromDriver(value.start),
      ...value.segments.flatMap((step) => [fromDriver(step.relationship), fromDriver(step.end)]),
    ];
  }
  return mapFromDriver(value as GraphRow);
}

/** In place: the driver makes every record's values anew and keeps none. */
function mapFromDriver(map: GraphRow): GraphRow {
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (typeof value === 'object' && value !== null) map[key] = fromDriver(value);
  }
  return map;
}
