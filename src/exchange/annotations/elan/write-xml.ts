import { GrowingText } from '../growing-text.ts';
import type { Attributes, XmlElement } from './xml-element.ts';

/** Lines of an XML file, by what is in them. */
export class XmlLines {
  private readonly lines = new GrowingText();
  private readonly open: string[] = [];
  /** An element that has begun, and has nothing in it so far. */
  private begun: string | null = null;

  constructor() {
    this.push('<?xml version="1.0" encoding="UTF-8"?>');
  }

  start(name: string, attributes: AttributesGiven = {}): void {
    const tag = `${this.indent}<${name}${attributesOf(attributes)}`;
    this.settle();
    this.begun = tag;
    this.open.push(name);
  }

  end(): void {
    const name = this.open.pop()!;
    if (this.begun === null) this.push(`${this.indent}</${name}>`);
    else this.lines.push(`${this.begun}/>`);
    this.begun = null;
  }

  /** An element with text alone. */
  leaf(name: string, attributes: AttributesGiven = {}, text = ''): void {
    const tag = `${name}${attributesOf(attributes)}`;
    this.push(`${this.indent}${text === '' ? `<${tag}/>` : `<${tag}>${escapeText(text)}</${name}>`}`);
  }

  element({ name, attributes, text, children }: XmlElement): void {
    if (children.length === 0) return this.leaf(name, attributes, text);
    if (text !== '') {
      // White space would become part of the text.
      this.push(`${this.indent}${inline({ name, attributes, text, children })}`);
      return;
    }
    this.start(name, attributes);
    for (const child of children) this.element(child);
    this.end();
  }

  toString(): string {
    return this.lines.toString();
  }

  private push(line: string): void {
    this.settle();
    this.lines.push(line);
  }

  private settle(): void {
    if (this.begun !== null) this.lines.push(`${this.begun}>`);
    this.begun = null;
  }

  private get indent(): string {
    return '    '.repeat(this.open.length);
  }
}

/** Where text stands between elements, it comes before them. */
function inline({ name, attributes, text, children }: XmlElement): string {
  return `<${name}${attributesOf(attributes)}>${escapeText(text)}${children.map(inline).join('')}</${name}>`;
}

/** Those that are undefined are left out. */
type AttributesGiven = Attributes | Readonly<Record<string, string | undefined>>;

function attributesOf(attributes: AttributesGiven): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${name}="${escapeText(value).replaceAll(/["\t\n]/gu, entityOf)}"`;
  }
  return written;
}

/** What XML cannot hold becomes U+FFFD. */
function escapeText(text: string): string {
  return text.replaceAll(unheldAll, '\ufffd').replaceAll(/[&<>\r]/gu, entityOf);
}

function entityOf(character: string): string {
  return entities[character] ?? `&#${character.charCodeAt(0)};`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const unheldAll = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** Whether XML cannot hold a character of a text: control characters, halves of surrogate pairs. */
export function isUnheld(text: string): boolean {
  return text.search(unheldAll) >= 0;
}
