import type { JsonValue } from '../../../review/annotations/annotation-document.ts';

export type Attributes = Readonly<Record<string, string>>;

/** An element with all that is in it, as plain JSON. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  /** Empty where it has but white space around elements. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** An element and where it begins in the file. */
export interface PlacedElement extends XmlElement {
  readonly children: readonly PlacedElement[];
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** As it is kept, without its place. */
export function toJson({ name, attributes, text, children }: XmlElement): JsonValue {
  return {
    name,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(text !== '' && { text }),
    ...(children.length > 0 && { children: children.map(toJson) }),
  };
}

/** @returns null for what is no element; kept values may come from anywhere */
export function fromJson(value: JsonValue | undefined): XmlElement | null {
  if (!isObject(value)) return null;
  const { name, attributes, text, children } = value;
  if (typeof name !== 'string' || !xmlName.test(name)) return null;
  return {
    name,
    attributes: attributesFrom(attributes),
    text: typeof text === 'string' ? text : '',
    children: elementsFrom(children),
  };
}

export function elementsFrom(value: JsonValue | undefined): XmlElement[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).map(fromJson).filter((each) => each !== null);
}

export function attributesFrom(value: JsonValue | undefined): Attributes {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => {
      return typeof entry[1] === 'string' && xmlName.test(entry[0]);
    }),
  );
}

/** @returns absent where nothing is left, so that documents stay small */
export function attributesWithout(attributes: Attributes, names: readonly string[]): Attributes | undefined {
  const left = Object.entries(attributes).filter(([name]) => !names.includes(name));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

// cspell:words effff
/** Of XML 1.0, fifth edition, with prefixes. */
const xmlName =
  /^[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}][-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]*$/u;

function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
