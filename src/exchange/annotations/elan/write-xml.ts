import type { Attributes, XmlElement } from './xml-element.ts';

/** Lines of an XML file, by what is in them. */
export class XmlLines {
  private readonly lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  private readonly open: string[] = [];

  start(name: string, attributes: AttributesGiven = {}): void {
    this.lines.push(`${this.indent}<${name}${attributesOf(attributes)}>`);
    this.open.push(name);
  }

  end(): void {
    const name = this.open.pop()!;
    this.lines.push(`${this.indent}</${name}>`);
  }

  /** An element with text alone. */
  leaf(name: string, attributes: AttributesGiven = {}, text = ''): void {
    const tag = `${name}${attributesOf(attributes)}`;
    this.lines.push(`${this.indent}${text === '' ? `<${tag}/>` : `<${tag}>${escapeText(text)}</${name}>`}`);
  }

  element({ name, attributes, text, children }: XmlElement): void {
    if (children.length === 0) return this.leaf(name, attributes, text);
    if (text !== '') {
      // White space would become part of the text.
      this.lines.push(`${this.indent}${inline({ name, attributes, text, children })}`);
      return;
    }
    this.start(name, attributes);
    for (const child of children) this.element(child);
    this.end();
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
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

// eslint-disable-next-line no-control-regex
const unheldAll = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** Whether XML cannot hold a character of a text: control characters, halves of surrogate pairs. */
export function isUnheld(text: string): boolean {
  return text.search(unheldAll) >= 0;
}
