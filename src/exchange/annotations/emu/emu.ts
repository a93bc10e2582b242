import type { AnnotationFormat } from '../annotation-format.ts';
import { readEmu } from './read-emu.ts';
import { writeEmu } from './write-emu.ts';

/** Annotations of the EMU speech database system (https://ips-lmu.github.io/The-EMU-SDMS-Manual), of one bundle. */
export const emu: AnnotationFormat = {
  name: 'emu',
  title: 'EMU',
  extensions: ['_annot.json'],
  mimeType: 'application/json',
  read: readEmu,
  write: writeEmu,
};
