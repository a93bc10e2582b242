import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { isList, isObject, valueOf, type JsonObject, type Path } from './json-source.ts';
import { readFragment, type FragmentTimes } from './media-fragment.ts';

export interface Found<Of> {
  /** Inside the annotation. */
  readonly path: Path;
  readonly value: Of;
}

/** The text of an annotation: its `bodyValue`, or its first textual body that is no tag. */
export function textIn(item: JsonObject): Found<string> | null {
  const direct = valueOf(item, 'bodyValue');
  if (typeof direct === 'string') return { path: ['bodyValue'], value: direct };
  const bodies = listed(item, 'body').flatMap(({ path, value }) => {
    const text = isObject(value) ? (valueOf(value, 'value') ?? valueOf(value, 'chars')) : undefined;
    if (!isObject(value) || typeof text !== 'string') return [];
    const name = valueOf(value, 'value') === undefined ? 'chars' : 'value';
    return [{ path: [...path, name], value: text, isTag: valueOf(value, 'purpose') === 'tagging' }];
  });
  return bodies.find(({ isTag }) => !isTag) ?? bodies[0] ?? null;
}

export interface FragmentPlace extends Found<FragmentTimes | 'bad'> {
  /** Without `#`, as it stands at the path; with the address before it where `address` says so. */
  readonly fragment: string;
  readonly address: string | null;
  readonly isWholeAddress: boolean;
}

/** When the annotation is: the first of its targets that has a media fragment. */
export function timesIn(item: JsonObject): FragmentPlace | null {
  for (const { path, value } of listed(item, 'target')) {
    if (typeof value === 'string') {
      const found = inAddress(path, value);
      if (found !== null) return found;
    }
    if (!isObject(value)) continue;
    const source = addressOf(valueOf(value, 'source'));
    for (const selector of listed(value, 'selector')) {
      const fragment = isObject(selector.value) ? valueOf(selector.value, 'value') : undefined;
      const times = typeof fragment === 'string' ? readFragment(fragment) : null;
      if (typeof fragment !== 'string' || times === null) continue;
      const place = [...path, ...selector.path, 'value'];
      return { path: place, value: times, fragment, address: source, isWholeAddress: false };
    }
    for (const name of ['id', '@id', 'source']) {
      const address = valueOf(value, name);
      const found = typeof address === 'string' ? inAddress([...path, name], address) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

function inAddress(path: Path, address: string): FragmentPlace | null {
  const hash = address.indexOf('#');
  if (hash < 0) return null;
  const fragment = address.slice(hash + 1);
  const value = readFragment(fragment);
  return value === null ? null : { path, value, fragment, address: address.slice(0, hash), isWholeAddress: true };
}

function addressOf(source: JsonValue | undefined): string | null {
  if (typeof source === 'string') return source;
  const id = isObject(source) ? valueOf(source, 'id') : undefined;
  return typeof id === 'string' ? id : null;
}

/** JSON-LD writes one value alone, and several as a list. */
function listed(object: JsonObject, name: string): Found<JsonValue>[] {
  const value = valueOf(object, name);
  if (value === undefined) return [];
  if (!isList(value)) return [{ path: [name], value }];
  return value.map((each, place) => ({ path: [name, place], value: each }));
}

/** The same value with another one at a path that is in it. */
export function withValue(value: JsonValue, [step, ...rest]: Path, put: JsonValue): JsonValue {
  if (step === undefined) return put;
  if (isList(value)) return value.map((each, place) => (place === step ? withValue(each, rest, put) : each));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === step ? withValue(each, rest, put) : each]),
  );
}
