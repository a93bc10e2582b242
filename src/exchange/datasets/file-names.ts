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

/** The file itself, or a folder that it is in. */
export function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.'));
}

/** In which all of the files are, with its slash; empty where there is none. */
export function commonFolder([first = '', ...others]: readonly string[]): string {
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (others.some((name) => !name.startsWith(folder))) {
    folder = folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1);
  }
  return folder;
}
