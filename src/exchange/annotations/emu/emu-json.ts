import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { lineAt } from '../decode-text.ts';

export type JsonObject = Readonly<Record<string, JsonValue>>;

export type LevelType = 'ITEM' | 'SEGMENT' | 'EVENT';

export interface EmuLabel {
  readonly name: string;
  readonly value: string;
}

export interface EmuItem {
  readonly id: number;
  /** Of a `SEGMENT`: its first sample, and how many follow it. */
  readonly sampleStart: number;
  readonly sampleDur: number;
  /** Of an `EVENT`. */
  readonly samplePoint: number;
  readonly labels: readonly EmuLabel[];
  readonly others: JsonObject;
}

export interface EmuLevel {
  readonly name: string;
  readonly type: LevelType;
  readonly items: readonly EmuItem[];
  readonly others: JsonObject;
}

export interface EmuLink {
  readonly fromId: number;
  readonly toId: number;
  readonly others: JsonObject;
}

export interface EmuBundle {
  readonly name: string;
  readonly annotates: string;
  readonly sampleRateHz: number;
  readonly levels: readonly EmuLevel[];
  readonly links: readonly EmuLink[];
  readonly others: JsonObject;
}

/**
 * An `_annot.json` of the EMU speech database system, checked.
 * @throws {AnnotationFormatError} the first part that is not as it should be, by its path
 */
export function parseEmu(text: string): EmuBundle {
  const root = new Part(parseJson(text), 'the file');
  const { name, annotates, sampleRate, levels, links, ...others } = root.object();
  const sampleRateHz = new Part(sampleRate, 'sampleRate').number();
  if (sampleRateHz <= 0) refuseEmu(`sampleRate is ${sampleRateHz}`, 'give that of the recording, in Hz');
  return {
    name: new Part(name, 'name').text(),
    annotates: new Part(annotates, 'annotates').text(),
    sampleRateHz,
    levels: new Part(levels, 'levels').list().map(levelOf),
    links: new Part(links ?? [], 'links').list().map(linkOf),
    others,
  };
}

export function refuseEmu(problem: string, remedy: string): never {
  throw new AnnotationFormatError('EMU', null, problem, remedy);
}

const levelTypes: readonly LevelType[] = ['ITEM', 'SEGMENT', 'EVENT'];

function levelOf(part: Part): EmuLevel {
  const { name, type, items, ...others } = part.object();
  const levelType = levelTypes.find((each) => each === type);
  if (levelType === undefined) {
    refuseEmu(`${part.path}.type is ${JSON.stringify(type ?? null)}`, 'give ITEM, SEGMENT or EVENT');
  }
  return {
    name: part.of('name', name).text(),
    type: levelType,
    items: part
      .of('items', items)
      .list()
      .map((each) => itemOf(each, levelType)),
    others,
  };
}

function itemOf(part: Part, type: LevelType): EmuItem {
  const { id, labels, ...others } = part.object();
  const { sampleStart, sampleDur, samplePoint, ...further } = others;
  const times = {
    sampleStart: type === 'SEGMENT' ? part.of('sampleStart', sampleStart).number() : 0,
    sampleDur: type === 'SEGMENT' ? part.of('sampleDur', sampleDur).number() : 0,
    samplePoint: type === 'EVENT' ? part.of('samplePoint', samplePoint).number() : 0,
  };
  for (const [name, value] of Object.entries(times)) {
    if (value < 0) refuseEmu(`${part.path}.${name} is ${value}`, 'let no time be before 0');
  }
  return {
    id: part.of('id', id).number(),
    ...times,
    labels: part.of('labels', labels).list().map(labelOf),
    // Of another kind of level, they say nothing, and come back.
    others: type === 'ITEM' ? others : further,
  };
}

function labelOf(part: Part): EmuLabel {
  const { name, value } = part.object();
  return { name: part.of('name', name).text(), value: part.of('value', value).text() };
}

function linkOf(part: Part): EmuLink {
  const { fromID, toID, ...others } = part.object();
  return { fromId: part.of('fromID', fromID).number(), toId: part.of('toID', toID).number(), others };
}

/** A value and where it is, such as `levels[2].items[0].id`. */
class Part {
  constructor(
    private readonly value: JsonValue | undefined,
    readonly path: string,
  ) {}

  of(name: string, value: JsonValue | undefined): Part {
    return new Part(value, `${this.path}.${name}`);
  }

  object(): Readonly<Record<string, JsonValue | undefined>> & JsonObject {
    const { value } = this;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    return this.refuse('an object');
  }

  list(): Part[] {
    if (!Array.isArray(this.value)) return this.refuse('a list');
    return (this.value as readonly JsonValue[]).map((each, place) => new Part(each, `${this.path}[${place}]`));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('a text');
  }

  number(): number {
    return typeof this.value === 'number' ? this.value + 0 : this.refuse('a number');
  }

  private refuse(expected: string): never {
    const found = JSON.stringify(this.value ?? null).slice(0, 40);
    refuseEmu(`${this.path} is ${found}, and should be ${expected}`, 'see that it is an _annot.json of EMU');
  }
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    const { message } = error as SyntaxError;
    const place = /position (\d+)/u.exec(message)?.[1];
    const line =
      place === undefined
        ? message.includes('end of JSON')
          ? lineAt(text, text.length)
          : null
        : lineAt(text, Number(place));
    throw new AnnotationFormatError(
      'EMU',
      line,
      'it is no JSON',
      'save it anew in EMU, or mend this place in an editor',
    );
  }
}
