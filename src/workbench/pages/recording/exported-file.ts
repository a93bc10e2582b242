import { refusalOf } from '../../api/refusal.ts';

export interface Loss {
  readonly what: string;
  readonly where: string;
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
  /** What the format cannot say; of very many only how many there are. */
  readonly losses: readonly Loss[] | number;
}

/** Some formats have an ending that begins before its dot: EMU's is `_annot.json`. */
export function annotationsPath(recordingId: string, ending: string | undefined, query: URLSearchParams): string {
  return `/media/${recordingId}/annotations${ending?.slice(ending.indexOf('.')) ?? ''}?${query.toString()}`;
}

/** @throws {Error} in the server's words */
export async function exportedFile(address: string): Promise<ExportedFile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(await refusalOf(response));
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  const told = JSON.parse(response.headers.get('Annotation-Losses') ?? '[]') as readonly Loss[] | { count: number };
  return {
    blob: await response.blob(),
    name: decodeURIComponent(encoded),
    losses: 'count' in told ? told.count : told,
  };
}

/** One line for each kind of thing that is lost, with where it was. */
export function byKind(losses: readonly Loss[]): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const { what, where } of losses) kinds.set(what, [...(kinds.get(what) ?? []), where]);
  return kinds;
}
