import type cvModule from '@techstark/opencv-js';
import { createRequire } from 'node:module';

/** The only user of OpenCV. Its functions are compiled to WebAssembly and run where they are called. */
export type OpenCv = typeof cvModule;

/**
 * Not imported: the module has a `then` of its own, and whoever waits for it, as `import` may, waits without end. So it also
 * comes out of here in a box.
 */
const require = createRequire(import.meta.url);

let opened: Promise<{ readonly cv: OpenCv }> | undefined;

/** Made once per thread, in about half a second. */
export function openCv(): Promise<{ readonly cv: OpenCv }> {
  return (opened ??= new Promise((resolve) => {
    const cv = require('@techstark/opencv-js') as OpenCv;
    if (typeof cv.Mat === 'function') resolve({ cv });
    else cv.onRuntimeInitialized = () => resolve({ cv });
  }));
}
