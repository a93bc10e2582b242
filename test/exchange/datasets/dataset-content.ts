import { parse } from 'csv-parse/sync';
import type { DatasetFiles } from '../../../src/exchange/datasets/dataset.ts';

/** What a dataset says, whatever its files look like: rows of tables, values of metadata, bytes of all else. */
export function contentOf(files: DatasetFiles, delimiter = ','): Record<string, unknown> {
  return Object.fromEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => {
        const text = new TextDecoder().decode(bytes);
        if (name.endsWith('.csv')) return [name, parse(text, { delimiter, relax_column_count: true })];
        return [name, name.endsWith('metadata.json') ? JSON.parse(text) : text];
      }),
  );
}
