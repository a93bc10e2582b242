import type {
  Annotation,
  AnnotationDocument,
  JsonValue,
  Tier,
} from '../../../review/annotations/annotation-document.ts';
import type { Loss, WrittenAnnotations } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { separateOverlaps } from '../separate-overlaps.ts';
import { timesOfAnnotations, type AnnotationTimes } from '../times-of-annotations.ts';
import { UniqueNames } from '../unique-names.ts';
import type { EmuLabel, JsonObject, LevelType } from './emu-json.ts';
import { emuLosses } from './emu-losses.ts';
import { mainLabel } from './read-emu.ts';

/** Milliseconds are whole samples of it. */
const usualRateHz = 48_000;

/**
 * A bundle at the sample rate with which it came, or at 48 kHz. Tiers become segments, events where they are points, and items where
 * their annotations have no times; what overlaps is divided over levels (`name`, `name-2`, …), and parents become links.
 */
export function writeEmu(document: AnnotationDocument): WrittenAnnotations {
  const kept = KeptValues.of(document.kept, 'emu');
  const sampleRateHz = kept.number('sampleRate') ?? usualRateHz;
  const ids = numericIds(document);
  const { times, losses: timeLosses } = timesOfAnnotations(document);
  const names = new UniqueNames(document.tiers.map(({ name }) => name));
  const losses: Loss[] = [];
  const levels = document.tiers.flatMap((tier) => {
    const writer = new LevelWriter(tier, sampleRateHz, ids, times, losses);
    if (writer.type !== 'ITEM') losses.push(...timeLosses.filter(({ where }) => where === tier.name));
    return writer.write(names);
  });
  const order = new Map(kept.texts('levelOrder').map((name, place) => [name, place]));
  const placeOf = ({ name }: WrittenLevel) => order.get(name) ?? order.size;
  const bundle = {
    name: document.metadata.title ?? '',
    annotates: document.media[0]?.address ?? '',
    sampleRate: sampleRateHz,
    levels: levels.toSorted((a, b) => placeOf(a) - placeOf(b)),
    links: [...parentLinks(document, ids), ...otherLinks(kept, new Set(ids.values()))],
    ...objectOf(kept.get('others')),
  };
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(bundle, null, 2)}\n`),
    losses: [...emuLosses(document, sampleRateHz), ...losses],
  };
}

interface WrittenLevel {
  readonly name: string;
  readonly type: LevelType;
  readonly items: readonly JsonValue[];
}

type Ids = ReadonlyMap<string, number>;
type Times = ReadonlyMap<string, AnnotationTimes>;

class LevelWriter {
  readonly type: LevelType;

  constructor(
    private readonly tier: Tier,
    private readonly sampleRateHz: number,
    private readonly ids: Ids,
    private readonly times: Times,
    private readonly losses: Loss[],
  ) {
    this.type = levelTypeOf(tier);
  }

  write(names: UniqueNames): WrittenLevel[] {
    const { tier, type } = this;
    const rows = this.rows();
    if (rows.length > 1) {
      this.losses.push({ what: 'that annotations which overlap are of one tier', where: tier.name });
    }
    return rows.map((row, number) => {
      const name = number === 0 ? tier.name : names.take(tier.name);
      const items = row.map((annotation) => this.itemOf(annotation, name));
      return { name, type, items, ...objectOf(KeptValues.of(tier.kept, 'emu').get('others')) };
    });
  }

  private rows(): readonly (readonly Annotation[])[] {
    const { annotations } = this.tier;
    if (this.type === 'ITEM') return [annotations];
    const timed = annotations
      .filter(({ id }) => this.times.has(id))
      .map((each) => ({ each, span: this.samplesOf(each) }));
    timed.sort((a, b) => a.span.startSeconds - b.span.startSeconds);
    if (this.type === 'EVENT' || KeptValues.of(this.tier.kept, 'emu').text('type') === 'SEGMENT') {
      return [timed.map(({ each }) => each)];
    }
    const numbers = separateOverlaps(timed.map(({ span }) => span));
    const rows: Annotation[][] = [[]];
    for (const [place, { each }] of timed.entries()) (rows[numbers[place]!] ??= []).push(each);
    return rows;
  }

  /** In samples, from the first to the one behind the last. A segment has one at least. */
  private samplesOf({ id }: Annotation): AnnotationTimes {
    const { startSeconds, endSeconds } = this.times.get(id)!;
    const start = Math.round(startSeconds * this.sampleRateHz);
    return { startSeconds: start, endSeconds: Math.max(start + 1, Math.round(endSeconds * this.sampleRateHz)) };
  }

  private itemOf(annotation: Annotation, levelName: string): JsonValue {
    const kept = KeptValues.of(annotation.kept, 'emu');
    const place = { id: this.ids.get(annotation.id)! };
    const rest = { labels: labelsOf(annotation, kept, levelName), ...objectOf(kept.get('others')) };
    if (this.type === 'ITEM') return { ...place, ...rest };
    const { startSeconds: start, endSeconds: end } = this.samplesOf(annotation);
    if (this.type === 'EVENT') return { ...place, samplePoint: start, ...rest };
    return { ...place, sampleStart: start, sampleDur: end - start - 1, ...rest };
  }
}

export function levelTypeOf({ kind, annotations, kept }: Tier): LevelType {
  const type = KeptValues.of(kept, 'emu').text('type');
  if (kind === 'POINTS') return 'EVENT';
  if (type === 'ITEM' || type === 'SEGMENT') return type;
  if (annotations.length === 0) return 'SEGMENT';
  return annotations.some(({ startSeconds }) => startSeconds !== undefined) ? 'SEGMENT' : 'ITEM';
}

function labelsOf({ text }: Annotation, kept: KeptValues, levelName: string): readonly JsonValue[] {
  const found = kept.get('labels');
  if (!Array.isArray(found)) return [{ name: levelName, value: text }];
  const labels = (found as readonly JsonValue[]).map(objectOf).filter(isLabel);
  const main = mainLabel(labels, levelName);
  if (main === undefined) return text === '' ? [] : [{ name: levelName, value: text }];
  return labels.map((each) => ({ name: each.name, value: each === main ? text : each.value }));
}

function isLabel(value: JsonObject): value is JsonObject & EmuLabel {
  return typeof value.name === 'string' && typeof value.value === 'string';
}

/** EMU numbers items: ids that are numbers stay, the others go on from the greatest. */
function numericIds({ tiers }: AnnotationDocument): Ids {
  const ids = new Map<string, number>();
  const others: string[] = [];
  let greatest = 0;
  for (const { annotations } of tiers) {
    for (const { id } of annotations) {
      if (/^(?:0|[1-9]\d{0,14})$/u.test(id)) {
        ids.set(id, Number(id));
        greatest = Math.max(greatest, Number(id));
      } else others.push(id);
    }
  }
  for (const id of others) ids.set(id, ++greatest);
  return ids;
}

function parentLinks({ tiers }: AnnotationDocument, ids: Ids): JsonValue[] {
  const links: JsonValue[] = [];
  for (const { annotations } of tiers) {
    for (const { id, parentId, kept } of annotations) {
      const fromID = parentId === undefined ? undefined : ids.get(parentId);
      if (fromID === undefined) continue;
      links.push({ fromID, toID: ids.get(id)!, ...objectOf(KeptValues.of(kept, 'emu').get('link')) });
    }
  }
  return links;
}

/** Those whose ends are still there. */
function otherLinks(kept: KeptValues, ids: ReadonlySet<number>): JsonValue[] {
  const found = kept.get('links');
  if (!Array.isArray(found)) return [];
  return (found as readonly JsonValue[]).filter((each) => {
    const { fromID, toID } = objectOf(each);
    return typeof fromID === 'number' && typeof toID === 'number' && ids.has(fromID) && ids.has(toID);
  });
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
