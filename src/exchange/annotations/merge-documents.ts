import type { AnnotationDocument, Tier, Vocabulary } from '../../review/annotations/annotation-document.ts';

/**
 * Several documents as one: the names of tiers and vocabularies and the ids of annotations that are taken get a number behind them. What a
 * document says of itself is that of the first that says so.
 */
export function mergeDocuments(documents: readonly AnnotationDocument[]): AnnotationDocument {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return only;
  const names = new Set<string>();
  const ids = new Set<string>();
  const vocabularies = new Map<string, Vocabulary>();
  const tiers = documents.flatMap((document) => {
    const vocabularyNames = new Map<string, string>();
    for (const vocabulary of document.vocabularies) {
      const same = vocabularies.get(vocabulary.name);
      const isSame = same !== undefined && JSON.stringify(same) === JSON.stringify(vocabulary);
      const name = isSame ? vocabulary.name : untaken(vocabulary.name, vocabularies);
      vocabularyNames.set(vocabulary.name, name);
      vocabularies.set(name, { ...vocabulary, name });
    }
    return withNewNames(document.tiers, names, ids, vocabularyNames);
  });
  const media = new Map(documents.flatMap((document) => document.media).map((link) => [link.address, link]));
  const first = documents.find(({ kept }) => kept !== undefined);
  const durations = documents.flatMap(({ durationSeconds }) => durationSeconds ?? []);
  return {
    tiers,
    vocabularies: [...vocabularies.values()],
    media: [...media.values()],
    metadata: Object.assign(
      {},
      ...documents.map(({ metadata }) => metadata).reverse(),
    ) as AnnotationDocument['metadata'],
    ...(durations.length > 0 && { durationSeconds: Math.max(...durations) }),
    ...(first?.kept && { kept: first.kept }),
  };
}

function withNewNames(
  tiers: readonly Tier[],
  names: Set<string>,
  ids: Set<string>,
  vocabularyNames: ReadonlyMap<string, string>,
): Tier[] {
  const newNames = new Map<string, string>();
  const newIds = new Map<string, string>();
  return tiers.map((tier) => {
    const { parent, vocabulary } = tier;
    const name = untaken(tier.name, names);
    names.add(name);
    newNames.set(tier.name, name);
    const annotations = tier.annotations.map((annotation) => {
      const id = untaken(annotation.id, ids, '-');
      ids.add(id);
      newIds.set(annotation.id, id);
      const { parentId } = annotation;
      return { ...annotation, id, ...(parentId !== undefined && { parentId: newIds.get(parentId)! }) };
    });
    return {
      ...{ ...tier, name, annotations },
      ...(parent !== undefined && { parent: newNames.get(parent)! }),
      ...(vocabulary !== undefined && { vocabulary: vocabularyNames.get(vocabulary) ?? vocabulary }),
    };
  });
}

function untaken(name: string, taken: { has(name: string): boolean }, joint = ' '): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}${joint}${number}`)) return `${name}${joint}${number}`;
}
