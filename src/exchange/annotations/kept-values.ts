import type { JsonValue, Kept } from '../../review/annotations/annotation-document.ts';

type JsonObject = Readonly<Record<string, JsonValue>>;

const nothing: JsonObject = {};

/** What a format has kept, to be written back. It may come from anywhere, so each value is asked for by its type. */
export class KeptValues {
  private constructor(private readonly values: JsonObject) {}

  /** @param format the name under which it was kept */
  static of(kept: Kept | undefined, format: string): KeptValues {
    const found = kept !== undefined && Object.hasOwn(kept, format) ? kept[format] : undefined;
    return new KeptValues(isObject(found) ? found : nothing);
  }

  get(name: string): JsonValue | undefined {
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    return typeof value === 'number' ? value : undefined;
  }

  isTrue(name: string): boolean {
    return this.get(name) === true;
  }

  /** Empty where there are none. */
  texts(name: string): readonly string[] {
    const value = this.get(name);
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  }

  entries(name: string): readonly (readonly [string, JsonValue])[] {
    const value = this.get(name);
    return isObject(value) ? Object.entries(value) : [];
  }
}

/** @returns absent where there is nothing to keep, so that documents stay small */
export function keep(format: string, values: Readonly<Record<string, JsonValue | undefined>>): { kept?: Kept } {
  const there = Object.entries(values).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return there.length === 0 ? {} : { kept: { [format]: Object.fromEntries(there) } };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
