import { isDeepStrictEqual } from 'node:util';
import type { Annotation, JsonValue, Kept } from '../../../review/annotations/annotation-document.ts';
import { keep, KeptValues } from '../kept-values.ts';
import { textIn, timesIn, withValue } from './item-parts.ts';
import { isObject, valueOf, type JsonObject, type JsonSource, type Path } from './json-source.ts';
import { writeFragment } from './media-fragment.ts';
import { keptAs, own, readId, writeId } from './names.ts';

/** What an annotation without times of its own lies within. */
export interface ReadItem {
  readonly annotation: Annotation;
  /** The medium that it names. */
  readonly address: string | null;
}

/**
 * @param durationSeconds to which a fragment without an end goes on, where it is known
 * @throws {AnnotationFormatError} what is no annotation of a stretch of a recording
 */
export function readItem(
  source: JsonSource,
  item: JsonValue,
  path: Path,
  fallbackId: string,
  durationSeconds: number | undefined,
): ReadItem {
  if (!isObject(item)) source.refuse(path, 'an annotation', 'write each annotation as an object');
  const id = source.optionalText(item, 'id', path) ?? source.optionalText(item, '@id', path) ?? fallbackId;
  const parent = source.optionalText(item, own.parent, path);
  const entryId = source.optionalText(item, own.entry, path);
  const [lowHz, highHz] = [source.optionalNumber(item, own.lowHz, path), source.optionalNumber(item, own.highHz, path)];
  if (lowHz !== undefined && highHz !== undefined && highHz < lowHz) {
    source.refuse([...path, own.highHz], `a number from ${lowHz}`, 'write the lower frequency as lowHz');
  }
  const times = timesIn(item);
  if (times === null && parent === undefined) {
    source.refuse([...path, 'target'], 'a target with a time', 'say when it is by a media fragment, as in #t=1.5,2');
  }
  if (times?.value === 'bad') {
    source.refuse([...path, ...times.path], 'times from 0, the end behind the start', 'write them as in t=1.5,2');
  }
  const when = times?.value;
  const endSeconds = when && (when.endSeconds ?? Math.max(when.startSeconds, durationSeconds ?? 0));
  const kept = valueOf(item, own.kept);
  const annotation: Annotation = {
    id: readId(id),
    ...(when === undefined ? {} : { startSeconds: when.startSeconds, endSeconds: endSeconds! }),
    text: textIn(item)?.value ?? '',
    ...(parent === undefined ? {} : { parentId: readId(parent) }),
    ...(entryId === undefined ? {} : { entryId }),
    ...(lowHz === undefined ? {} : { lowHz }),
    ...(highHz === undefined ? {} : { highHz }),
  };
  const canonical = plainItem(annotation, times?.address ?? null);
  const rest = Object.fromEntries(Object.entries(item).filter(([name]) => name !== own.kept));
  const isPlain = isDeepStrictEqual(rest, canonical);
  const all = { ...(isObject(kept) ? kept : {}), ...(isPlain ? {} : keep(keptAs, { item: rest }).kept) };
  return {
    annotation: Object.keys(all).length === 0 ? annotation : { ...annotation, kept: all },
    address: times?.address ?? null,
  };
}

/** @param address of the medium that a new annotation is about */
export function writeItem(annotation: Annotation, address: string | null): JsonObject {
  const raw = KeptValues.of(annotation.kept, keptAs).get('item');
  const item = isObject(raw) ? patched(raw, annotation, address) : plainItem(annotation, address);
  const others = othersIn(annotation.kept);
  return others === undefined ? item : { ...item, [own.kept]: others };
}

/** What other formats have kept. */
export function othersIn(kept: Kept | undefined): JsonObject | undefined {
  const others = Object.entries(kept ?? {}).filter(([name]) => name !== keptAs);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** As this program writes an annotation that nobody else has. */
function plainItem(annotation: Annotation, address: string | null): JsonObject {
  return {
    id: writeId(annotation.id),
    type: 'Annotation',
    body: { type: 'TextualBody', value: annotation.text, format: 'text/plain' },
    target: targetOf(annotation, address),
    ...ownValues(annotation),
  };
}

/** About an annotation without times it is said of what it is about: that of its parent. */
function targetOf({ startSeconds, endSeconds, parentId }: Annotation, address: string | null): JsonValue {
  if (startSeconds === undefined || endSeconds === undefined)
    return parentId === undefined ? (address ?? '') : writeId(parentId);
  return {
    source: address ?? '',
    selector: {
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: writeFragment(startSeconds, endSeconds, ''),
    },
  };
}

function ownValues({ parentId, entryId, lowHz, highHz }: Annotation): JsonObject {
  return {
    ...(parentId === undefined ? {} : { [own.parent]: writeId(parentId) }),
    ...(entryId === undefined ? {} : { [own.entry]: entryId }),
    ...(lowHz === undefined ? {} : { [own.lowHz]: lowHz }),
    ...(highHz === undefined ? {} : { [own.highHz]: highHz }),
  };
}

/** The item that was read, with what was changed since. */
function patched(raw: JsonObject, annotation: Annotation, address: string | null): JsonObject {
  let item: JsonValue = raw;
  const text = textIn(raw);
  if (text !== null && text.value !== annotation.text) item = withValue(item, text.path, annotation.text);
  const times = timesIn(raw);
  const { startSeconds, endSeconds } = annotation;
  const hasTimes = startSeconds !== undefined && endSeconds !== undefined;
  if (hasTimes && times !== null && times.value !== 'bad') {
    const { value, fragment, path, isWholeAddress } = times;
    const isOpen = value.endSeconds === null && endSeconds >= value.startSeconds;
    if (value.startSeconds !== startSeconds || (value.endSeconds !== endSeconds && !isOpen)) {
      const changed = writeFragment(startSeconds, endSeconds, fragment);
      item = withValue(item, path, isWholeAddress ? `${times.address ?? ''}#${changed}` : changed);
    }
  }
  const names: readonly string[] = [own.parent, own.entry, own.lowHz, own.highHz];
  const rest = Object.entries(item as JsonObject).filter(([name]) => !names.includes(name));
  const plain = plainItem(annotation, times?.address ?? address);
  const before = idIn(raw);
  return {
    ...Object.fromEntries(rest),
    ...(before !== undefined && readId(before) === annotation.id
      ? {}
      : before === undefined
        ? {}
        : { id: plain['id']! }),
    ...(text === null && annotation.text !== '' ? { body: plain['body']! } : {}),
    ...(hasTimes === (times !== null) ? {} : { target: plain['target']! }),
    ...sameOrOwn(raw, annotation),
  };
}

function idIn(item: JsonObject): string | undefined {
  const id = valueOf(item, 'id') ?? valueOf(item, '@id');
  return typeof id === 'string' ? id : undefined;
}

/** References stay as they were written where they mean the same. */
function sameOrOwn(raw: JsonObject, annotation: Annotation): JsonObject {
  const values = ownValues(annotation);
  const former = valueOf(raw, own.parent);
  if (typeof former !== 'string' || readId(former) !== annotation.parentId) return values;
  return { ...values, [own.parent]: former };
}
