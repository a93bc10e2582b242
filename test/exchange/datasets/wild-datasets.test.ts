import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { writeDataset } from '../../../src/exchange/datasets/write-dataset.ts';
import { unzipDataset, zipDataset } from '../../../src/exchange/datasets/zipped-dataset.ts';
import { cldfDatasets } from './cldf-files.ts';
import { contentOf } from './dataset-content.ts';

describe('CLDF', () => {
  it('has thirty shapes and more', () => {
    expect(new Set(cldfDatasets.map(({ name }) => name)).size).toBe(cldfDatasets.length);
    expect(cldfDatasets.length).toBeGreaterThanOrEqual(30);
  });

  it.each(cldfDatasets)('comes back whole: $name', ({ name, files }) => {
    const delimiter = { semicolons: ';', tabs: '\t' }[name] ?? ',';
    const dataset = readDataset(files);
    const written = writeDataset(dataset);
    expect(contentOf(written, delimiter)).toEqual(contentOf(files, delimiter));
    expect(readDataset(written)).toEqual(dataset);
  });

  it.each(cldfDatasets)('comes back whole from an archive: $name', ({ files }) => {
    const back = unzipDataset(zipDataset(files));
    expect(readDataset(back)).toEqual(readDataset(files));
    expect(contentOf(back)).toEqual(contentOf(files));
  });
});
