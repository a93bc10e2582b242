import { AnnotationFormatError } from '../annotations/annotation-format.errors.ts';

/** @throws {AnnotationFormatError} a path that leads out of the dataset's folder, or that some system reads as one */
export function checkFileName(name: string): void {
  const leadsOut = name.split('/').some((part) => part === '..' || part === '.' || part === '');
  const isStrange = /[\\:\p{Cc}]/u.test(name) || name.length > 500;
  if (!leadsOut && !isStrange) return;
  throw new AnnotationFormatError(
    'CLDF',
    null,
    `the file name ${JSON.stringify(name.slice(0, 80))} leads elsewhere`,
    'let all files lie in the folder of the dataset',
  );
}
