import type { AnnotationFormat } from './annotation-format.ts';
import { audacityLabels } from './audacity/audacity-labels.ts';
import { subRip, webVtt } from './captions/caption-format.ts';
import { eaf } from './elan/eaf.ts';
import { emu } from './emu/emu.ts';
import { jsonLd } from './json-ld/json-ld.ts';
import { ravenSelections } from './raven/raven-selections.ts';
import { csvTable, tsvTable } from './tables/table-formats.ts';
import { textGrid } from './textgrid/text-grid.ts';

/** Every format of annotations there is; those that are guessed from a file in the order in which they are tried. */
export const annotationFormats: readonly AnnotationFormat[] = [
  eaf,
  textGrid,
  emu,
  webVtt,
  subRip,
  ravenSelections,
  audacityLabels,
  jsonLd,
  csvTable,
  tsvTable,
];
