export const searchTabs = ['pattern', 'respelling', 'example', 'saved'] as const;
export type SearchTab = (typeof searchTabs)[number];

const orders = ['POSITION', 'PRECEDING', 'FOLLOWING'] as const;
export type Order = (typeof orders)[number];

/** What `/search` looks for, as its address says. */
export interface SearchAddress {
  readonly tab: SearchTab;
  /** The pattern, or what was typed as respelling. */
  readonly q: string;
  readonly collection?: string;
  readonly order: Order;
  readonly alternatives: boolean;
  readonly least: number;
  /** Of a respelling: what it is compared with. */
  readonly among: 'WHOLE' | 'PART' | 'FORMS';
  /** The example: a sound event, or a clip that was sent. */
  readonly event?: string;
  readonly upload?: string;
  readonly listen: number;
}

/** What an address leaves out, or says wrongly, is as usual. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const one = <Value extends string>(name: string, values: readonly Value[]): Value =>
    values.find((value) => value === parameters.get(name)) ?? values[0]!;
  const number = (name: string, most: number) => Math.min(most, Math.max(0, Number(parameters.get(name) ?? 0) || 0));
  return {
    tab: one('tab', searchTabs),
    q: parameters.get('q') ?? '',
    collection: parameters.get('collection') || undefined,
    order: one('order', orders),
    alternatives: parameters.get('alternatives') === 'yes',
    least: number('least', 1),
    among: one('among', ['PART', 'WHOLE', 'FORMS']),
    event: parameters.get('event') || undefined,
    upload: parameters.get('upload') || undefined,
    listen: number('listen', 500),
  };
}

/** The shortest address that says the same. */
export function writeSearchAddress(address: Partial<SearchAddress>): string {
  const { tab, q, collection, order, alternatives, least, among, event, upload, listen } = address;
  const parts: [string, string | undefined | false][] = [
    ['tab', tab !== 'pattern' && tab],
    ['q', q],
    ['collection', collection],
    ['order', order !== 'POSITION' && order],
    ['alternatives', alternatives && 'yes'],
    ['least', least !== undefined && least > 0 && String(least)],
    ['among', among !== 'PART' && among],
    ['event', event],
    ['upload', upload],
    ['listen', listen !== undefined && listen > 0 && String(listen)],
  ];
  const parameters = new URLSearchParams(parts.filter((part): part is [string, string] => Boolean(part[1])));
  const text = parameters.toString();
  return text === '' ? '/search' : `/search?${text}`;
}
