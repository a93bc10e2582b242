import type {
  Annotation,
  AnnotationDocument,
  DocumentMetadata,
  JsonValue,
  LanguageName,
  MediaLink,
  Tier,
  TierConstraint,
  Vocabulary,
} from '../../../review/annotations/annotation-document.ts';
import { keep } from '../kept-values.ts';
import { readItem } from './items.ts';
import { isList, isObject, JsonSource, valueOf, type JsonObject, type Path } from './json-source.ts';
import { jsonLdTitle, keptAs, own } from './names.ts';
import { isLanguage, isMedia, isMetadata, isVocabularies } from './own-values.ts';

/** How the annotations lie in the file. */
export type Shape = 'tiers' | 'collection' | 'page' | 'graph' | 'list' | 'annotation';

/**
 * Reads a collection of Web Annotations (https://www.w3.org/TR/annotation-model/): one with our tiers, or anybody's collection, page, list,
 * graph or single annotation, which becomes one tier.
 * @throws {AnnotationFormatError} the first value that is none of it, by its JSON pointer and line
 */
export function readCollection(text: string): AnnotationDocument {
  const source: JsonSource = new JsonSource(text, jsonLdTitle);
  const { value: root } = source;
  const envelope: JsonObject = isObject(root) ? root : {};
  const durationSeconds = source.optionalNumber(envelope, own.durationSeconds, []);
  const reader = new TierReader(source, durationSeconds);
  const listed = valueOf(envelope, own.tiers);
  let shape: Shape = 'tiers';
  let tiers: Tier[];
  if (listed === undefined) {
    const found = itemsIn(source, root);
    shape = found.shape;
    tiers = [reader.tier(envelope, found.items, found.path, 'annotations', shape)];
  } else {
    if (!isList(listed)) source.refuse([own.tiers], 'a list of tiers', 'put the tiers into [ and ]');
    tiers = listed.map((tier, place) => {
      const path = [own.tiers, place];
      if (!isObject(tier)) source.refuse(path, 'a tier', 'write each tier as an AnnotationCollection');
      const { items, path: inner } = itemsIn(source, tier, path);
      return reader.tier(tier, items, inner, `tier ${place + 1}`, 'tiers', path);
    });
  }
  reader.check(tiers);
  const checked = <Of>(name: string, is: (value: JsonValue) => boolean, otherwise: Of): Of => {
    const value = valueOf(envelope, name);
    if (value === undefined) return otherwise;
    if (!is(value)) source.refuse([name], 'what Phonograph writes there', 'leave it as it was exported, or out');
    return value as Of;
  };
  const others = valueOf(envelope, own.kept);
  const kept = { ...(isObject(others) ? others : {}), ...keptOf(root, shape).kept };
  return {
    tiers,
    vocabularies: checked<readonly Vocabulary[]>(own.vocabularies, isVocabularies, []),
    media: checked<readonly MediaLink[]>(
      own.media,
      isMedia,
      [...reader.addresses].map((address) => ({ address })),
    ),
    metadata: checked<DocumentMetadata>(own.metadata, isMetadata, {}),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  };
}

interface Items {
  readonly items: readonly JsonValue[];
  readonly path: Path;
  readonly shape: Shape;
}

function itemsIn(source: JsonSource, value: JsonValue, path: Path = []): Items {
  if (isList(value)) return { items: value, path, shape: 'list' };
  if (!isObject(value)) source.refuse(path, 'an AnnotationCollection', 'give a collection of Web Annotations');
  const places: readonly (readonly [Path, Shape])[] = [
    [['first', 'items'], 'collection'],
    [['items'], 'page'],
    [['@graph'], 'graph'],
  ];
  for (const [steps, shape] of places) {
    let found: JsonValue | undefined = value;
    for (const step of steps) found = isObject(found) ? valueOf(found, String(step)) : undefined;
    if (isList(found)) return { items: found, path: [...path, ...steps], shape };
  }
  if (valueOf(value, 'target') !== undefined) return { items: [value], path, shape: 'annotation' };
  const first = valueOf(value, 'first');
  if (typeof first === 'string' || valueOf(value, 'next') !== undefined) {
    source.refuse([...path, 'first'], 'a page with items', 'put the pages into the file: none is fetched');
  }
  if (valueOf(value, 'total') === 0) return { items: [], path, shape: 'collection' };
  return source.refuse(path, 'first.items, items or @graph', 'give a collection of Web Annotations');
}

/** What stands around the annotations, without them. */
function keptOf(root: JsonValue, shape: Shape) {
  if (!isObject(root)) return keep(keptAs, { shape });
  const names: readonly string[] = [
    own.tiers,
    own.vocabularies,
    own.media,
    own.metadata,
    own.durationSeconds,
    own.kept,
  ];
  const around = Object.fromEntries(
    Object.entries(root).flatMap(([name, value]) => {
      if (names.includes(name) || (name === 'items' && shape === 'page') || (name === '@graph' && shape === 'graph'))
        return [];
      return [[name, name === 'first' ? withoutItems(value) : value]];
    }),
  );
  if (shape === 'annotation') return keep(keptAs, { shape });
  return keep(keptAs, { shape, around });
}

function withoutItems(page: JsonValue): JsonValue {
  return isObject(page) ? Object.fromEntries(Object.entries(page).filter(([name]) => name !== 'items')) : page;
}

const constraints: readonly string[] = [
  'TIME_SUBDIVISION',
  'INCLUDED_IN',
  'SYMBOLIC_SUBDIVISION',
  'SYMBOLIC_ASSOCIATION',
];

class TierReader {
  readonly addresses = new Set<string>();
  private readonly ids = new Map<string, { tier: string; path: Path }>();

  constructor(
    private readonly source: JsonSource,
    private readonly durationSeconds: number | undefined,
  ) {}

  tier(
    collection: JsonObject,
    items: readonly JsonValue[],
    itemsPath: Path,
    fallbackName: string,
    shape: Shape,
    path: Path = [],
  ): Tier {
    const source: JsonSource = this.source;
    const label = valueOf(collection, 'label');
    const name = typeof label === 'string' && label !== '' ? label : fallbackName;
    const annotations = items.map((item, place): Annotation => {
      const at = shape === 'annotation' ? itemsPath : [...itemsPath, place];
      const { annotation, address } = readItem(source, item, at, `${fallbackName}-${place + 1}`, this.durationSeconds);
      if (address !== null && address !== '') this.addresses.add(address);
      if (this.ids.has(annotation.id))
        source.refuse([...at, 'id'], 'an id of its own', 'give each annotation its own id');
      this.ids.set(annotation.id, { tier: name, path: at });
      return annotation;
    });
    const text = (property: string) => source.optionalText(collection, property, path);
    const kind = text(own.kind) ?? 'INTERVALS';
    if (kind !== 'INTERVALS' && kind !== 'POINTS')
      source.refuse([...path, own.kind], 'INTERVALS or POINTS', 'say one of them');
    const [parent, constraint] = [text(own.parentTier), text(own.constraint)];
    if (
      (parent === undefined) !== (constraint === undefined) ||
      (constraint !== undefined && !constraints.includes(constraint))
    ) {
      source.refuse([...path, own.constraint], `a parent with one of ${constraints.join(', ')}`, 'say both or none');
    }
    const language = valueOf(collection, own.language);
    if (language !== undefined && !isLanguage(language)) {
      source.refuse([...path, own.language], 'iso639_3, glottocode and name', 'leave the others out');
    }
    const optional = {
      participant: text(own.participant),
      annotator: text(own.annotator),
      vocabulary: text(own.vocabulary),
    };
    const around = Object.entries(collection).filter(([property]) => !tierProperties.includes(property));
    const others = valueOf(collection, own.kept);
    const isOwnTier = shape === 'tiers';
    const kept = {
      ...(isOwnTier && isObject(others) ? others : {}),
      ...(isOwnTier && around.length > 0 ? keep(keptAs, { around: Object.fromEntries(around) }).kept : {}),
    };
    return {
      name,
      kind,
      ...(parent === undefined ? {} : { parent, constraint: constraint as TierConstraint }),
      ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Tier>),
      ...(language === undefined ? {} : { language: language as LanguageName }),
      annotations: inOrder(annotations),
      ...(Object.keys(kept).length === 0 ? {} : { kept }),
    };
  }

  /** @throws {AnnotationFormatError} parents that are not there, or tiers that share a name */
  check(tiers: readonly Tier[]): void {
    const names = new Set<string>();
    for (const [place, { name, parent, annotations }] of tiers.entries()) {
      const path = [own.tiers, place];
      if (names.has(name)) this.source.refuse([...path, 'label'], 'a name of its own', 'name each tier otherwise');
      if (parent !== undefined && !names.has(parent)) {
        this.source.refuse(
          [...path, own.parentTier],
          'the label of a tier before it',
          'write parents before their children',
        );
      }
      names.add(name);
      for (const { id, parentId } of annotations) {
        if (parentId === undefined || this.ids.get(parentId)?.tier === parent) continue;
        this.source.refuse([...this.ids.get(id)!.path, own.parent], 'an annotation of the parent tier', 'name its id');
      }
    }
  }
}

const tierProperties: readonly string[] = [
  ...['type', 'label', 'total', 'first', own.kind, own.parentTier, own.constraint, own.participant, own.annotator],
  ...[own.language, own.vocabulary, own.kept],
];

/** Those without times stay where they are. */
function inOrder(annotations: Annotation[]): Annotation[] {
  if (annotations.some(({ startSeconds }) => startSeconds === undefined)) return annotations;
  const isSorted = annotations.every(
    (each, place) => place === 0 || annotations[place - 1]!.startSeconds! <= each.startSeconds!,
  );
  if (isSorted) return annotations;
  const placed = annotations.map((annotation, place) => ({
    ...annotation,
    kept: { ...annotation.kept, [keptAs]: { ...(annotation.kept?.[keptAs] as object | undefined), place } },
  }));
  return placed.sort((a, b) => a.startSeconds! - b.startSeconds!);
}
