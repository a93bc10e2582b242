import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { lineAt } from '../decode-text.ts';
import { lineOfValue, pointerOf } from './json-place.ts';

export type JsonObject = Readonly<Record<string, JsonValue>>;
export type Path = readonly (string | number)[];

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** What lies deeper is nobody's annotation. */
const deepest = 64;

/** A JSON text and its value; knows where in the text a value stands. */
export class JsonSource {
  readonly value: JsonValue;

  /** @throws {AnnotationFormatError} no JSON, deeper than 64 levels, or with a name `__proto__` */
  constructor(
    private readonly text: string,
    private readonly title: string,
  ) {
    this.checkDepth();
    try {
      this.value = JSON.parse(text) as JsonValue;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const found = /position (\d+)/u.exec(message)?.[1];
      const line = lineAt(text, found === undefined ? text.length : Number(found));
      throw new AnnotationFormatError(title, line, 'it is no JSON from here on', 'see to the sign before it', null);
    }
    if (/"(?:_|\\u005f){2}proto(?:_|\\u005f){2}"\s*:/iu.test(text)) {
      const line = lineAt(text, text.search(/"(?:_|\\u005f){2}proto/iu));
      throw new AnnotationFormatError(title, line, 'a property is called __proto__', 'give it another name');
    }
  }

  /** @param expected such as `a list of annotations` */
  refuse(path: Path, expected: string, remedy: string): never {
    const line = lineOfValue(this.text, path);
    throw new AnnotationFormatError(this.title, line, `${pointerOf(path)}: expected ${expected}`, remedy);
  }

  /** Absent or a text. */
  optionalText(object: JsonObject, name: string, path: Path): string | undefined {
    const value = valueOf(object, name);
    if (value === undefined || typeof value === 'string') return value;
    return this.refuse([...path, name], 'a text', 'put it into quotes');
  }

  /** Absent or a number from 0. */
  optionalNumber(object: JsonObject, name: string, path: Path): number | undefined {
    const value = valueOf(object, name);
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0)) return value;
    return this.refuse([...path, name], 'a number from 0', 'write it in digits, without quotes');
  }

  private checkDepth(): void {
    let depth = 0;
    for (const { 0: sign, index } of this.text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gsu)) {
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
      if (depth <= deepest) continue;
      const line = lineAt(this.text, index);
      const problem = `lists and objects lie inside each other more than ${deepest} deep`;
      throw new AnnotationFormatError(this.title, line, problem, 'see that it is a file of annotations');
    }
  }
}

/** A property of the object's own. */
export function valueOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
