/** What this program understands of a table; each other column is the user's own. */
export type ColumnRole = keyof typeof spellings;

// cspell:disable
/** The first is as this program writes it. Compared in lower case, without spaces, signs and units. */
const spellings = {
  tier: ['tier', 'tiername', 'layer', 'level', 'track'],
  kind: ['kind', 'tierkind'],
  constraint: ['constraint', 'tierconstraint'],
  tier_parent: ['tierparent', 'parenttier'],
  id: ['id', 'annotationid', 'labelid', 'rowid', 'uid'],
  parent: ['parent', 'parentid', 'refid'],
  start: [
    ...['start', 'begin', 'tmin', 'xmin', 'onset', 'starttime', 'begintime', 'from', 'sectionstart'],
    ...['timestart', 'timemin', 't0', 'segmentstart', 'time', 'timestamp'],
  ],
  end: [
    ...['end', 'stop', 'tmax', 'xmax', 'offset', 'endtime', 'stoptime', 'to', 'until', 'finish'],
    ...['timeend', 'timemax', 't1', 'sectionend', 'segmentend'],
  ],
  duration: ['duration', 'dur', 'length'],
  text: [
    ...[
      'text',
      'label',
      'labels',
      'annotation',
      'value',
      'transcription',
      'transcript',
      'utterance',
      'content',
      'word',
    ],
    ...['words', 'commonname', 'species', 'class', 'event', 'eventlabel', 'sentence', 'token', 'phone'],
  ],
  participant: ['participant', 'speaker', 'speakerid', 'speakername', 'who', 'voice'],
  annotator: ['annotator', 'coder'],
  language: ['language', 'iso', 'isocode', 'iso6393', 'lang'],
  glottocode: ['glottocode'],
  entry: ['entry', 'entryid'],
  low_hz: ['low', 'lowfreq', 'lowfrequency', 'fmin', 'minfreq', 'freqmin', 'freqlow', 'minfrequency'],
  high_hz: ['high', 'highfreq', 'highfrequency', 'fmax', 'maxfreq', 'freqmax', 'freqhigh', 'maxfrequency'],
} satisfies Record<string, readonly string[]>;
// cspell:enable

const roles = Object.keys(spellings) as ColumnRole[];

export interface KnownColumn {
  readonly place: number;
  /** How much of one of its units is a second, or a hertz. */
  readonly unit: number;
}

/**
 * Which columns are understood. Of several that would do for one meaning, the one with the likelier name is.
 * @param columns names as the file has them; `start_ms`, `onset (ms)` are in milliseconds, `fmin (kHz)` in kilohertz
 */
export function knownColumns(columns: readonly string[]): ReadonlyMap<ColumnRole, KnownColumn> {
  const named = columns.map(nameAndUnit);
  const known = new Map<ColumnRole, KnownColumn>();
  for (const role of roles) {
    for (const spelling of spellings[role] as readonly string[]) {
      const place = named.findIndex(({ name }) => name === spelling);
      if (place < 0) continue;
      known.set(role, { place, unit: named[place]!.unit });
      break;
    }
  }
  return known;
}

const units: Readonly<Record<string, number>> = {
  ...{
    ms: 0.001,
    msec: 0.001,
    millis: 0.001,
    milliseconds: 0.001,
    s: 1,
    sec: 1,
    secs: 1,
    seconds: 1,
    hz: 1,
    khz: 1000,
  },
};

function nameAndUnit(column: string): { name: string; unit: number } {
  const words =
    column
      .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  // `kHz` was parted at its capital.
  if (words.at(-1) === 'hz' && words.at(-2) === 'k') words.splice(-2, 2, 'khz');
  const last = words.at(-1) ?? '';
  const unit = words.length > 1 && Object.hasOwn(units, last) ? units[last] : undefined;
  return { name: (unit === undefined ? words : words.slice(0, -1)).join(''), unit: unit ?? 1 };
}
