import { eafTree, type Tree } from './eaf-tree.ts';

/** Of EAFv3.0.xsd, from memory of its documentation: order and attributes that must be. */
const rootOrder = [
  'LICENSE',
  'HEADER',
  'TIME_ORDER',
  'TIER',
  'LINGUISTIC_TYPE',
  'LOCALE',
  'LANGUAGE',
  'CONSTRAINT',
  'CONTROLLED_VOCABULARY',
  'LEXICON_REF',
  'REF_LINK_SET',
  'EXTERNAL_REF',
];

const required: Readonly<Record<string, readonly string[]>> = {
  ANNOTATION_DOCUMENT: ['AUTHOR', 'DATE', 'VERSION'],
  MEDIA_DESCRIPTOR: ['MEDIA_URL', 'MIME_TYPE'],
  TIME_SLOT: ['TIME_SLOT_ID'],
  TIER: ['TIER_ID', 'LINGUISTIC_TYPE_REF'],
  ALIGNABLE_ANNOTATION: ['ANNOTATION_ID', 'TIME_SLOT_REF1', 'TIME_SLOT_REF2'],
  REF_ANNOTATION: ['ANNOTATION_ID', 'ANNOTATION_REF'],
  LINGUISTIC_TYPE: ['LINGUISTIC_TYPE_ID'],
  LANGUAGE: ['LANG_ID'],
  CONSTRAINT: ['STEREOTYPE'],
  CONTROLLED_VOCABULARY: ['CV_ID'],
  CV_ENTRY_ML: ['CVE_ID'],
  CVE_VALUE: ['LANG_REF'],
  DESCRIPTION: ['LANG_REF'],
};

/** `xsd:ID`: one name for one thing in the whole file. */
const ids = ['TIME_SLOT_ID', 'ANNOTATION_ID', 'LANG_ID', 'CVE_ID', 'EXT_REF_ID', 'LEX_REF_ID'];

const references: Readonly<Record<string, string>> = {
  TIME_SLOT_REF1: 'TIME_SLOT_ID',
  TIME_SLOT_REF2: 'TIME_SLOT_ID',
  ANNOTATION_REF: 'ANNOTATION_ID',
  PREVIOUS_ANNOTATION: 'ANNOTATION_ID',
  LINGUISTIC_TYPE_REF: 'LINGUISTIC_TYPE_ID',
  PARENT_REF: 'TIER_ID',
  CONTROLLED_VOCABULARY_REF: 'CV_ID',
  CONSTRAINTS: 'STEREOTYPE',
  LANG_REF: 'LANG_ID',
  CVE_REF: 'CVE_ID',
};

/** What would make a validating parser refuse a file: none where it is as it should be. */
export function schemaFaults(text: string): string[] {
  const faults: string[] = [];
  const named = new Map<string, Set<string>>();
  const taken = new Set<string>();
  const all: Tree[] = [];
  const visit = (tree: Tree) => {
    all.push(tree);
    for (const [name, value] of Object.entries(tree.attributes)) {
      if (!Object.values(references).includes(name) && !ids.includes(name)) continue;
      const known = named.get(name) ?? new Set();
      if (known.has(value)) faults.push(`${name} ${value} twice`);
      named.set(name, known.add(value));
      if (!ids.includes(name)) continue;
      if (taken.has(value) || !/^[A-Za-z_][-.\w]*$/.test(value)) faults.push(`${name} ${value} is no id`);
      taken.add(value);
    }
    tree.children.forEach(visit);
  };
  const root = eafTree(text);
  visit(root);
  for (const { name, attributes } of all) {
    for (const each of required[name] ?? []) if (attributes[each] === undefined) faults.push(`${name} without ${each}`);
    for (const [from, to] of Object.entries(references)) {
      const value = attributes[from];
      if (value !== undefined && !named.get(to)?.has(value)) faults.push(`${from} ${value} leads nowhere`);
    }
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(root.attributes.DATE ?? '')) faults.push('DATE is no moment');
  const order = Array.from(text.matchAll(/^ {4}<(\w+)/gm), ([, name]) => rootOrder.indexOf(name!));
  if (order.some((each, place) => each < 0 || each < (order[place - 1] ?? 0))) faults.push('elements out of order');
  const times = Array.from(text.matchAll(/TIME_VALUE="(\d+)"/g), ([, time]) => Number(time));
  if (times.some((each, place) => each < (times[place - 1] ?? 0))) faults.push('time slots out of order');
  return faults;
}
