import { SaxesParser } from 'saxes';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { lineAt } from '../decode-text.ts';
import type { Attributes, PlacedElement } from './xml-element.ts';

/** An EAF as the file has it. */
export interface RawEaf {
  readonly attributes: Attributes;
  readonly slots: readonly RawSlot[];
  readonly tiers: readonly RawTier[];
  /** Children of the root but `TIME_ORDER` and `TIER`. */
  readonly elements: readonly PlacedElement[];
  readonly timeOrderAttributes: Attributes;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface RawSlot extends Place {
  readonly attributes: Attributes;
}

export interface RawTier extends Place {
  readonly attributes: Attributes;
  readonly annotations: readonly RawAnnotation[];
  /** Children that are no annotations. */
  readonly elements: readonly PlacedElement[];
}

export interface RawAnnotation extends Place {
  readonly isReference: boolean;
  readonly attributes: Attributes;
  readonly text: string;
  /** Of `ANNOTATION_VALUE`; the schema has none. */
  readonly valueAttributes: Attributes;
  /** Of `ANNOTATION`; the schema has none. */
  readonly outerAttributes: Attributes;
  /** Children beside `ANNOTATION_VALUE`. */
  readonly elements: readonly PlacedElement[];
}

interface OpenElement extends Place {
  readonly name: string;
  attributes: Attributes;
  text: string;
  readonly children: PlacedElement[];
  readonly annotations: RawAnnotation[];
}

/**
 * One pass over the text; annotations and time slots are taken out as they close, so that no tree of the whole file is made.
 * @throws {AnnotationFormatError} broken XML, a document type, another root
 */
export function parseEaf(text: string): RawEaf {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const open: OpenElement[] = [];
  const slots: RawSlot[] = [];
  const tiers: RawTier[] = [];
  let timeOrderAttributes: Attributes = {};
  let root: OpenElement | null = null;

  parser.on('error', (error) => refuseXml(parser, error));
  parser.on('doctype', () => refuseDoctype(text));
  parser.on('xmldecl', ({ encoding }) => checkEncoding(encoding, text));
  parser.on('opentagstart', ({ name }) => {
    const { line } = parser;
    const column = Math.max(1, parser.columnIndex - name.length - 1);
    if (open.length === 0 && name !== 'ANNOTATION_DOCUMENT') {
      refuse({ line, column }, `the root is <${name}>`, 'give an .eaf of ELAN, whose root is <ANNOTATION_DOCUMENT>');
    }
    if (open.length > deepest)
      refuse({ line, column }, `elements lie ${deepest} deep`, 'see that it is an .eaf of ELAN');
    open.push({ name, attributes: {}, text: '', children: [], annotations: [], line, column });
  });
  parser.on('opentag', ({ attributes }) => {
    open.at(-1)!.attributes = { ...attributes };
  });
  const addText = (piece: string) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop()!;
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else if (open.length === 2 && parent.name === 'TIER' && closed.name === 'ANNOTATION') {
      parent.annotations.push(annotationOf(closed));
    } else if (open.length === 2 && parent.name === 'TIME_ORDER' && closed.name === 'TIME_SLOT') {
      const { attributes, line, column } = closed;
      slots.push({ attributes, line, column });
    } else if (open.length === 1 && closed.name === 'TIER') {
      const { attributes, annotations, children, line, column } = closed;
      tiers.push({ attributes, annotations, elements: children, line, column });
    } else if (open.length === 1 && closed.name === 'TIME_ORDER') timeOrderAttributes = closed.attributes;
    else parent.children.push(elementOf(closed));
  });
  parser.write(text).close();
  const { attributes, children } = root!;
  return { attributes, slots, tiers, elements: children, timeOrderAttributes };
}

/** The schema has six; what is kept of unknown elements is gone through by recursion. */
const deepest = 100;

function elementOf({ name, attributes, text, children, line, column }: OpenElement): PlacedElement {
  const isSpace = children.length > 0 && text.trim() === '';
  return { name, attributes, text: isSpace ? '' : text, children, line, column };
}

function annotationOf(outer: OpenElement): RawAnnotation {
  const inner = outer.children.find(({ name }) => name === 'ALIGNABLE_ANNOTATION' || name === 'REF_ANNOTATION');
  if (inner === undefined || outer.children.length > 1) {
    refuse(
      outer,
      'an <ANNOTATION> has not one annotation',
      'put one <ALIGNABLE_ANNOTATION> or <REF_ANNOTATION> into it',
    );
  }
  const value = inner.children.find(({ name }) => name === 'ANNOTATION_VALUE');
  return {
    isReference: inner.name === 'REF_ANNOTATION',
    attributes: inner.attributes,
    text: value?.text ?? '',
    valueAttributes: value?.attributes ?? {},
    outerAttributes: outer.attributes,
    elements: inner.children.filter((each) => each !== value),
    line: inner.line,
    column: inner.column,
  };
}

export function refuse(place: Place, problem: string, remedy: string): never {
  throw new AnnotationFormatError('ELAN', place.line, problem, remedy, place.column);
}

function refuseXml(parser: Pick<SaxesParser, 'line' | 'columnIndex'>, error: Error): never {
  const problem = error.message.replace(/^(?:.*?:)?\d+:\d+: /u, '').replace(/\.$/u, '');
  const place = { line: parser.line, column: Math.max(1, parser.columnIndex) };
  refuse(place, `it is no XML: ${problem}`, 'save it anew in ELAN, or mend this place in an editor');
}

function refuseDoctype(text: string): never {
  const start = Math.max(0, text.indexOf('<!DOCTYPE'));
  const column = start - Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start));
  refuse(
    { line: lineAt(text, start), column },
    'it has a document type (DOCTYPE), which could declare entities that swell or that name other files',
    'delete it: ELAN writes none',
  );
}

function checkEncoding(encoding: string | undefined, text: string): void {
  if (encoding === undefined || /^utf-?(?:8|16|16le|16be)$|^us-ascii$/iu.test(encoding)) return;
  const foreign = /[^\0-\x7f]/u.exec(text);
  if (foreign === null) return;
  throw new AnnotationFormatError(
    'ELAN',
    lineAt(text, foreign.index),
    `it says that it is ${encoding}, and is UTF-8 or UTF-16`,
    'correct the encoding in the first line, or save it as UTF-8 with iconv',
  );
}
