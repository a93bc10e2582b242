import type { AnnotationDocument, JsonValue, Tier } from '../../../review/annotations/annotation-document.ts';
import { KeptValues } from '../kept-values.ts';
import { othersIn, writeItem } from './items.ts';
import { isObject, type JsonObject } from './json-source.ts';
import { context, keptAs, own } from './names.ts';
import type { Shape } from './read-collection.ts';

/** A file that was read keeps its shape as long as it has one plain tier; else it is our collection of tiers. */
export function writeCollection(document: AnnotationDocument): string {
  const kept = KeptValues.of(document.kept, keptAs);
  const shape = shapeOf(document, kept.text('shape'));
  const address = document.media[0]?.address ?? null;
  const around = Object.fromEntries(kept.entries('around'));
  const items = () => itemsOf(document.tiers[0]!, address);
  return JSON.stringify(
    {
      tiers: () => collectionOfTiers(document, kept.text('shape') === 'tiers' ? around : {}, address),
      collection: () => {
        const list = items();
        const total = 'total' in around ? { total: list.length } : {};
        const first = around['first'];
        if (first === undefined && list.length === 0) return { ...around, ...total };
        return { ...around, ...total, first: { ...(isObject(first) ? first : {}), items: list } };
      },
      page: () => ({ ...around, items: items() }),
      graph: () => ({ ...around, '@graph': items() }),
      list: items,
      annotation: () => items()[0]!,
    }[shape](),
    null,
    2,
  );
}

function shapeOf(
  { tiers, vocabularies, metadata, durationSeconds, kept }: AnnotationDocument,
  read: string | undefined,
): Shape {
  const shapes: readonly Shape[] = ['collection', 'page', 'graph', 'list', 'annotation'];
  const shape = shapes.find((each) => each === read);
  const [tier, ...others] = tiers;
  if (shape === undefined || tier === undefined || others.length > 0) return 'tiers';
  const says = [
    tier.parent,
    tier.participant,
    tier.annotator,
    tier.language,
    tier.vocabulary,
    tier.kept,
    durationSeconds,
  ];
  const isPlain = tier.kind === 'INTERVALS' && says.every((value) => value === undefined);
  const isBare = vocabularies.length === 0 && Object.keys(metadata).length === 0 && othersIn(kept) === undefined;
  return isPlain && isBare && (shape !== 'annotation' || tier.annotations.length === 1) ? shape : 'tiers';
}

function collectionOfTiers(document: AnnotationDocument, around: JsonObject, address: string | null): JsonObject {
  const { tiers, vocabularies, media, metadata, durationSeconds, kept } = document;
  const plain = JSON.parse(JSON.stringify({ vocabularies, media, metadata })) as Record<string, JsonValue>;
  const others = othersIn(kept);
  return {
    '@context': context,
    type: 'AnnotationCollection',
    ...(metadata.title === undefined ? {} : { label: metadata.title }),
    ...around,
    ...(vocabularies.length === 0 ? {} : { [own.vocabularies]: plain['vocabularies']! }),
    [own.media]: plain['media']!,
    ...(Object.keys(metadata).length === 0 ? {} : { [own.metadata]: plain['metadata']! }),
    ...(durationSeconds === undefined ? {} : { [own.durationSeconds]: durationSeconds }),
    ...(others === undefined ? {} : { [own.kept]: others }),
    [own.tiers]: tiers.map((tier) => collectionOfTier(tier, address)),
  };
}

function collectionOfTier(tier: Tier, address: string | null): JsonObject {
  const { name, kind, parent, constraint, participant, annotator, language, vocabulary, annotations, kept } = tier;
  const others = othersIn(kept);
  const optional = {
    [own.parentTier]: parent,
    [own.constraint]: constraint,
    [own.participant]: participant,
    [own.annotator]: annotator,
    [own.language]: language as JsonValue | undefined,
    [own.vocabulary]: vocabulary,
    [own.kept]: others,
  };
  return {
    ...Object.fromEntries(KeptValues.of(kept, keptAs).entries('around')),
    type: 'AnnotationCollection',
    label: name,
    total: annotations.length,
    [own.kind]: kind,
    ...Object.fromEntries(
      Object.entries(optional).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
    ),
    first: { type: 'AnnotationPage', startIndex: 0, items: itemsOf(tier, address) },
  };
}

/** As the file had them; new ones behind those before them. */
function itemsOf({ annotations }: Tier, address: string | null): JsonValue[] {
  let former = -1;
  const placed = annotations.map((annotation) => {
    const place = KeptValues.of(annotation.kept, keptAs).number('place');
    former = place ?? former;
    return { at: place ?? former, item: writeItem(annotation, address) };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
