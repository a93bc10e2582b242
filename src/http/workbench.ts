import { fileURLToPath } from 'node:url';
import { Router, type Request, type Response } from 'express';
import { UnavailableError } from '../errors.ts';
import { BuiltFiles, type Encoding } from './built-files.ts';

const builtFolder = fileURLToPath(new URL('../../dist/workbench', import.meta.url));

/** Scripts are the page's own files and nothing else. Styles: React and the libraries set them on elements. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The workbench at `/`. Its pages have addresses of their own that no file has: a browser that asks for a page gets the one page
 * there is, which shows what the address says.
 * @param folder of what `npm run build` wrote
 */
export async function workbench(folder = builtFolder): Promise<Router> {
  const files = await BuiltFiles.in(folder);
  const router = Router();
  router.get(/.*/, async (request, response, next) => {
    const wanted = request.path.slice(1);
    const isPage = !/\.[a-z\d]+$/.test(wanted) && request.accepts(['json', 'html']) === 'html';
    const name = wanted === '' || isPage ? 'index.html' : wanted;
    const file = await files?.find(name);
    if (files === undefined || file === undefined) {
      if (name === 'index.html') throw new UnavailableError('the page is not built; run: npm run build');
      next();
      return;
    }
    response.set({
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Type': file.type,
      ETag: file.etag,
      Vary: 'Accept-Encoding, Accept',
    });
    if (name === 'index.html') response.set('Content-Security-Policy', policy);
    if (request.fresh) return void response.status(304).end();
    const encoding = encodingFor(request);
    const packed = encoding && (await files.compressed(name, file, encoding));
    if (packed) response.set('Content-Encoding', encoding);
    sendWhole(request, response, packed ?? file.bytes);
  });
  return router;
}

function encodingFor(request: Request): Encoding | undefined {
  // The better first, whichever the client names first.
  return (['br', 'gzip'] as const).find((each) => request.acceptsEncodings(each) === each);
}

function sendWhole(request: Request, response: Response, bytes: Buffer): void {
  response.set('Content-Length', String(bytes.length));
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
