import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { decodeText } from '../decode-text.ts';
import { keep } from '../kept-values.ts';
import { linksOf, spansOf, topDown, type BundleLinks, type SampleSpan } from './bundle-links.ts';
import { parseEmu, refuseEmu, type EmuBundle, type EmuItem, type EmuLabel, type EmuLevel } from './emu-json.ts';

/**
 * Levels become tiers; of an item's links, the first one from the level above is its parent. An item takes its text from the label with the
 * level's name, and its times, where the level has none, from what it is linked to. Further labels and links are kept.
 * @throws {AnnotationFormatError} broken JSON, with the line; other faults with their path in it
 */
export function readEmu(bytes: Uint8Array): AnnotationDocument {
  const bundle = parseEmu(decodeText(bytes, 'EMU').text);
  checkNames(bundle);
  const links = linksOf(bundle);
  const levels = topDown(bundle, links);
  const spans = spansOf(bundle, links);
  const { name, annotates, sampleRateHz, others } = bundle;
  return {
    tiers: levels.map((level) => tierOf(level, bundle, links, spans)),
    vocabularies: [],
    media: annotates === '' ? [] : [{ address: annotates }],
    metadata: name === '' ? {} : { title: name },
    ...keep('emu', {
      sampleRate: sampleRateHz,
      levelOrder: levels.some((each, place) => each !== bundle.levels[place])
        ? bundle.levels.map((each) => each.name)
        : undefined,
      links:
        links.others.length === 0
          ? undefined
          : links.others.map(({ fromId, toId, others: further }) => ({ fromID: fromId, toID: toId, ...further })),
      others: Object.keys(others).length === 0 ? undefined : others,
    }),
  };
}

function checkNames({ levels }: EmuBundle): void {
  const names = new Set<string>();
  for (const { name } of levels) {
    if (names.has(name)) refuseEmu(`there are two levels ${JSON.stringify(name)}`, 'rename one of them');
    names.add(name);
  }
}

function tierOf(
  level: EmuLevel,
  { sampleRateHz }: EmuBundle,
  { parents, parentLinks }: BundleLinks,
  spans: ReadonlyMap<number, SampleSpan>,
): Tier {
  const { name, type, others } = level;
  const parent = parents.get(level)?.name;
  const annotations = level.items.map((item): Annotation => {
    const link = parentLinks.get(item.id);
    const span = spans.get(item.id);
    return {
      id: String(item.id),
      ...(span !== undefined && { startSeconds: span.start / sampleRateHz, endSeconds: span.end / sampleRateHz }),
      text: textOf(item, name),
      ...(link !== undefined && { parentId: String(link.fromId) }),
      ...keep('emu', {
        labels: isUsual(item, name) ? undefined : item.labels.map(({ name: each, value }) => ({ name: each, value })),
        link: link === undefined || Object.keys(link.others).length === 0 ? undefined : link.others,
        others: Object.keys(item.others).length === 0 ? undefined : item.others,
      }),
    };
  });
  // The order of items says which follows which; the others have times.
  if (type !== 'ITEM') annotations.sort((a, b) => a.startSeconds! - b.startSeconds! || a.endSeconds! - b.endSeconds!);
  const hasTimes = annotations.some(({ startSeconds }) => startSeconds !== undefined);
  return {
    name,
    kind: type === 'EVENT' ? 'POINTS' : 'INTERVALS',
    ...(parent !== undefined && { parent, constraint: hasTimes ? 'INCLUDED_IN' : 'SYMBOLIC_SUBDIVISION' }),
    annotations,
    ...keep('emu', { type, others: Object.keys(others).length === 0 ? undefined : others }),
  };
}

/** The label with the name of the level, else the first. */
export function mainLabel(labels: readonly EmuLabel[], levelName: string): EmuLabel | undefined {
  return labels.find(({ name }) => name === levelName) ?? labels[0];
}

function textOf({ labels }: EmuItem, levelName: string): string {
  return mainLabel(labels, levelName)?.value ?? '';
}

function isUsual({ labels }: EmuItem, levelName: string): boolean {
  return labels.length === 1 && labels[0]!.name === levelName;
}
