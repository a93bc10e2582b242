import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import type { TilePlace } from '../sound/tiles/cut-tile.ts';
import { tileKinds } from '../sound/tiles/tile-kinds.ts';
import { NoTileError } from '../sound/tiles/tile.errors.ts';
import type { Identify } from './graphql-scope.ts';
import type { TileSource } from './media-ports.ts';
import { recordingIdOf, signalOf } from './media-request.ts';
import { cachedUntilChecked } from './send-bytes.ts';

export interface TilesOptions {
  readonly tiles: TileSource;
  readonly identify: Identify;
}

/** A week: what a recording's page was looked at lately opens at once, and what is not is dropped some day. */
const KEPT_SECONDS = 7 * 24 * 3600;

const compress = promisify(gzip);

/** `GET /media/:recordingId/tiles`: what tiles there are, as JSON (docs/tiles.md). Asking has the coarse ones made. */
export function tileManifest({ tiles, identify }: TilesOptions): RequestHandler {
  return async (request, response) => {
    const reader = await identify(request.headers);
    const recording = await tiles.open(recordingIdOf(request), reader);
    // What is sketched now is exact in a moment.
    response.set('Cache-Control', 'private, no-cache').json(await recording.manifest());
  };
}

/** `GET /media/:recordingId/tiles/:kind/:level/:index`: a tile's values, little-endian, and nothing else. */
export function tile({ tiles, identify }: TilesOptions): RequestHandler {
  return async (request, response) => {
    const place = placeOf(request);
    const reader = await identify(request.headers);
    const recording = await tiles.open(recordingIdOf(request), reader);
    recording.check(place);
    const isCompressed = request.acceptsEncodings('gzip', 'identity') === 'gzip';
    const named = [recording.version, place.kind, place.level, place.index, ...(isCompressed ? ['gzip'] : [])];
    const isCurrent = request.query['v'] === recording.version;
    response.set({
      ...cachedUntilChecked(`"${named.join('-')}"`),
      ...(isCurrent && { 'Cache-Control': `private, max-age=${KEPT_SECONDS}, immutable` }),
      'Tile-State': 'exact',
      Vary: 'Accept-Encoding',
    });
    // Whoever has this tag has the exact tile, whatever could be made of it now.
    if (request.fresh) return void response.status(304).end();
    const { state, bytes } = await recording.tile(place, signalOf(response));
    if (state === 'SKETCH') {
      response.removeHeader('ETag');
      response.set({ 'Tile-State': 'sketch', 'Cache-Control': 'no-store' });
    }
    await send(response, bytes, isCompressed);
  };
}

/** As bytes that are not hashed for a tag: an exact tile has its own, and a sketch none. */
async function send(response: Response, bytes: Uint8Array, isCompressed: boolean): Promise<void> {
  // Of what is drawn the fastest level saves nearly as much as the best.
  const body = isCompressed ? await compress(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
  if (isCompressed) response.set('Content-Encoding', 'gzip');
  response.set({ 'Content-Type': 'application/octet-stream', 'Content-Length': String(body.length) }).end(body);
}

/** What can be no tile is refused as one that is not there. */
function placeOf({ params }: Request): TilePlace {
  const [kindName, level, index] = ['kind', 'level', 'index'].map((name) => String(params[name]).slice(0, 40));
  const id = `${kindName}/${level}/${index}`;
  const kind = tileKinds.find((known) => known === kindName);
  if (kind === undefined) throw new NoTileError(id, `the kinds are ${tileKinds.join(', ')}`);
  const isNumber = (text: string | undefined): text is string => /^(0|[1-9]\d{0,8})$/.test(text ?? '');
  if (!isNumber(level) || !isNumber(index)) throw new NoTileError(id, 'level and index are whole numbers from 0');
  return { kind, level: Number(level), index: Number(index) };
}
