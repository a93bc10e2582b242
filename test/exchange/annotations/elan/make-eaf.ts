/** Builds EAFs as ELAN and programs like it write them, by hand: our writer has no part in it. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

export const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function tag(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  if (inside.length === 0) return `<${name}${written}/>`;
  if (inside.every((each) => !each.startsWith('<'))) return `<${name}${written}>${inside.join('')}</${name}>`;
  return `<${name}${written}>\n${inside.join('\n').replaceAll(/^/gm, '    ')}\n</${name}>`;
}

/** Text of a leaf; markup in it stays text. */
export const leaf = (name: string, attributes: Attributes, text: string) =>
  text === '' ? tag(name, attributes) : tag(name, attributes, escape(text));

export const value = (text: string) => leaf('ANNOTATION_VALUE', {}, text);

export const aligned = (id: string, from: string, to: string, text: string, more: Attributes = {}) =>
  tag(
    'ANNOTATION',
    {},
    tag('ALIGNABLE_ANNOTATION', { ...more, ANNOTATION_ID: id, TIME_SLOT_REF1: from, TIME_SLOT_REF2: to }, value(text)),
  );

export const reference = (id: string, to: string, text: string, previous?: string, more: Attributes = {}) =>
  tag(
    'ANNOTATION',
    {},
    tag(
      'REF_ANNOTATION',
      { ...more, ANNOTATION_ID: id, ANNOTATION_REF: to, PREVIOUS_ANNOTATION: previous },
      value(text),
    ),
  );

export const slot = (number: number, milliseconds?: number | string) =>
  tag('TIME_SLOT', { TIME_SLOT_ID: `ts${number}`, TIME_VALUE: milliseconds });

export const slots = (...times: readonly (number | undefined)[]) => times.map((time, place) => slot(place + 1, time));

export const type = (id: string, constraint?: string, more: Attributes = {}) =>
  tag('LINGUISTIC_TYPE', {
    CONSTRAINTS: constraint,
    GRAPHIC_REFERENCES: 'false',
    LINGUISTIC_TYPE_ID: id,
    TIME_ALIGNABLE: String(constraint === undefined || !constraint.startsWith('Symbolic')),
    ...more,
  });

export const tier = (id: string, typeId: string, more: Attributes, ...annotations: readonly string[]) =>
  tag('TIER', { LINGUISTIC_TYPE_REF: typeId, TIER_ID: id, ...more }, ...annotations);

export const property = (name: string, text: string) => leaf('PROPERTY', { NAME: name }, text);

export const media = (url: string, mime = 'audio/x-wav', more: Attributes = {}) =>
  tag('MEDIA_DESCRIPTOR', { MEDIA_URL: url, MIME_TYPE: mime, ...more });

// cspell:words refering
export const constraints = [
  [
    'Time_Subdivision',
    "Time subdivision of parent annotation's time interval, no time gaps allowed within this interval",
  ],
  [
    'Symbolic_Subdivision',
    'Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered',
  ],
  ['Symbolic_Association', '1-1 association with a parent annotation'],
  ['Included_In', "Time alignable annotations within the parent annotation's time interval, gaps are allowed"],
].map(([stereotype, description]) => tag('CONSTRAINT', { DESCRIPTION: description, STEREOTYPE: stereotype }));

export interface MadeEaf {
  readonly version?: string;
  readonly root?: Attributes;
  readonly header?: readonly string[];
  readonly headerAttributes?: Attributes;
  readonly slots?: readonly string[];
  readonly tiers?: readonly string[];
  readonly types?: readonly string[];
  /** Behind the types, but for the constraints: locales and languages. */
  readonly beforeConstraints?: readonly string[];
  readonly afterConstraints?: readonly string[];
  readonly licence?: readonly string[];
  readonly declaration?: string;
}

export function eafOf(made: MadeEaf): string {
  const { version = '3.0', root = {}, header = [], declaration = '<?xml version="1.0" encoding="UTF-8"?>' } = made;
  return `${declaration}\n${tag(
    'ANNOTATION_DOCUMENT',
    {
      AUTHOR: '',
      DATE: '2021-03-04T10:11:12+01:00',
      FORMAT: version,
      VERSION: version,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:noNamespaceSchemaLocation': `http://www.mpi.nl/tools/elan/EAFv${version}.xsd`,
      ...root,
    },
    ...(made.licence ?? []),
    tag('HEADER', { MEDIA_FILE: '', TIME_UNITS: 'milliseconds', ...made.headerAttributes }, ...header),
    tag('TIME_ORDER', {}, ...(made.slots ?? [])),
    ...(made.tiers ?? []),
    ...(made.types ?? [type('default-lt')]),
    ...(made.beforeConstraints ?? []),
    ...constraints,
    ...(made.afterConstraints ?? []),
  )}\n`;
}
