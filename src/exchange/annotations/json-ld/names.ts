/** What this program says beside the Web Annotation vocabulary. */
export const own = {
  tiers: 'phonograph:tiers',
  kind: 'phonograph:kind',
  parentTier: 'phonograph:parentTier',
  constraint: 'phonograph:constraint',
  participant: 'phonograph:participant',
  annotator: 'phonograph:annotator',
  language: 'phonograph:language',
  vocabulary: 'phonograph:vocabulary',
  vocabularies: 'phonograph:vocabularies',
  media: 'phonograph:media',
  metadata: 'phonograph:metadata',
  durationSeconds: 'phonograph:durationSeconds',
  parent: 'phonograph:parent',
  entry: 'phonograph:entry',
  lowHz: 'phonograph:lowHz',
  highHz: 'phonograph:highHz',
  kept: 'phonograph:kept',
} as const;

/** Values that are no statements of their own are JSON literals. */
const json = { '@type': '@json' };

export const context = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    phonograph: 'urn:phonograph:annotations#',
    [own.tiers]: { '@container': '@list' },
    [own.parent]: { '@type': '@id' },
    [own.language]: json,
    [own.vocabularies]: json,
    [own.media]: json,
    [own.metadata]: json,
    [own.kept]: json,
  },
];

export const jsonLdTitle = 'JSON-LD';
/** Under which name the format keeps what it alone knows. */
export const keptAs = 'json-ld';

/** Names in a document become references inside the file; addresses stay. */
export function writeId(id: string): string {
  return /^[a-z][a-z0-9+.-]*:/iu.test(id) ? id : `#${id}`;
}

export function readId(id: string): string {
  return id.startsWith('#') ? id.slice(1) : id;
}
