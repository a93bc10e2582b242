import { SaxesParser } from 'saxes';

export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Tree[];
}

/**
 * An EAF as a tree in which order says nothing where it says nothing in EAF: the annotations of a tier by their ids, elements of the root and
 * the header by their names. An `ANNOTATION_VALUE` that is not there is one that is empty.
 */
export function eafTree(text: string): Tree {
  const root: Tree = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const sorted = Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
    const each: Tree = { name, attributes: sorted, text: '', children: [] };
    open.at(-1)!.children.push(each);
    open.push(each);
  });
  const add = (piece: string) => (open.at(-1)!.text += piece);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop()!;
    if (closed.children.length > 0 && closed.text.trim() === '') closed.text = '';
    if (closed.name.endsWith('_ANNOTATION') && !closed.children.some(({ name }) => name === 'ANNOTATION_VALUE')) {
      closed.children.unshift({ name: 'ANNOTATION_VALUE', attributes: {}, text: '', children: [] });
    }
    if (['ANNOTATION_DOCUMENT', 'HEADER'].includes(closed.name))
      sortBy(closed, ({ name, attributes }) => `${name} ${attributes.NAME ?? ''}`);
    if (closed.name === 'TIER') sortBy(closed, ({ children: [inner] }) => inner?.attributes.ANNOTATION_ID ?? '');
    if (closed.name === 'TIME_SLOT' && closed.attributes.TIME_VALUE !== undefined) {
      Object.assign(closed.attributes, { TIME_VALUE: String(Number(closed.attributes.TIME_VALUE)) });
    }
  });
  parser.write(text).close();
  return root.children[0]!;
}

function sortBy({ children }: Tree, key: (tree: Tree) => string): void {
  children.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
