/** What this program understands of a selection table; each other column is the user's own. */
export type SelectionRole = 'selection' | 'view' | 'begin' | 'end' | 'low' | 'high' | 'text' | 'tier' | 'file';

/** As Raven writes them. */
export const columnNames: Readonly<Record<SelectionRole, string>> = {
  selection: 'Selection',
  view: 'View',
  begin: 'Begin Time (s)',
  end: 'End Time (s)',
  low: 'Low Freq (Hz)',
  high: 'High Freq (Hz)',
  text: 'Annotation',
  tier: 'Tier',
  file: 'Begin File',
};

/** The first that is there holds the text; people and detectors name it as they like. */
const textColumns: readonly string[] = [
  ...['annotation', 'annotations', 'label', 'labels', 'species', 'species code', 'common name', 'call type', 'call'],
  ...['song type', 'sound type', 'type', 'class', 'tag', 'tags', 'vocalization', 'id', 'notes', 'comments'],
];

/** @returns the place of each column that is there */
export function selectionRoles(columns: readonly string[]): ReadonlyMap<SelectionRole, number> {
  const names = columns.map((column) => column.trim().toLowerCase());
  const roles = new Map<SelectionRole, number>();
  const add = (role: SelectionRole, place: number) => {
    if (place >= 0) roles.set(role, place);
  };
  for (const [role, name] of Object.entries(columnNames) as [SelectionRole, string][]) {
    if (role !== 'text') add(role, names.indexOf(name.toLowerCase()));
  }
  add('text', textColumns.map((name) => names.indexOf(name)).find((place) => place >= 0) ?? -1);
  return roles;
}
