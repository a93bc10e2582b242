import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import type { JsonObject } from '../dataset.ts';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's own property. */
export function valueOf(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

export function textOf(object: JsonValue | undefined, name: string): string | undefined {
  const value = valueOf(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** A list, or the one value that stands for a list of one. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

export function textsOf(value: JsonValue | undefined): string[] {
  return listOf(value).filter((each): each is string => typeof each === 'string');
}
