import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  clip,
  mediaFixture,
  raw,
  startTestServer,
  until,
  type MediaFixture,
  type TestServer,
  reader,
} from './test-server.ts';

let media: MediaFixture;
let server: TestServer;

beforeAll(async () => {
  media = await mediaFixture({ maxUploadBytes: 100_000, maxConcurrentUploads: 2 });
  server = await startTestServer({ routes: [media.route] });
});

beforeEach(() => {
  media.kept.length = media.created.length = media.begun.length = media.failed.length = 0;
});

afterAll(async () => {
  await server.stop(100);
  await media.remove();
});

async function post(
  body: string | Buffer,
  headers: Record<string, string>,
  query = '',
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${server.url}/media${query}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  return { status: response.status, json: await response.json() };
}

const binary = { 'Content-Type': 'application/octet-stream' };

describe('an upload', () => {
  test('is kept under its hash and answered with an id, and no path', async () => {
    const sha256 = createHash('sha256').update(clip).digest('hex');
    const { status, json } = await post(clip, { ...binary, 'X-Filename': 'call.wav' });
    expect(status).toBe(201);
    expect(json).toEqual({ uploadId: 'up_1', sha256, sizeBytes: 10_000 });
    expect(media.created).toEqual([{ sha256, sizeBytes: 10_000, name: 'call.wav', ownerId: 'local' }]);
  });

  test.each([
    [{ 'X-Filename': 'A%C3%B1%C3%A1.wav' }, '', 'Añá.wav'],
    [{ 'Content-Disposition': 'attachment; filename="a \\"b\\".wav"' }, '', 'a "b".wav'],
    [{ 'Content-Disposition': "attachment; filename=x.wav; filename*=UTF-8''%E2%82%AC.wav" }, '', '€.wav'],
    [{}, '?name=-y%0A;.wav', '-y;.wav'],
    [{ 'X-Filename': '../../etc/passwd' }, '', 'passwd'],
    [{ 'X-Filename': 'C:\\clips\\x.wav' }, '', 'x.wav'],
    [{}, '', 'recording'],
    [{ 'X-Filename': '..' }, '', 'recording'],
  ])('named by %j%s is called %j', async (headers, query, name) => {
    expect((await post('x', { ...binary, ...(headers as Record<string, string>) }, query)).status).toBe(201);
    expect(media.created[0]?.name).toBe(name);
  });

  test.each([
    ['a form type alone', { 'Content-Type': 'application/x-www-form-urlencoded' }, 403, 'CROSS_SITE'],
    [
      'a multipart form',
      { 'Content-Type': 'multipart/form-data; boundary=x', 'X-Filename': 'a' },
      415,
      'UNSUPPORTED_UPLOAD',
    ],
    ['a compressed body', { ...binary, 'Content-Encoding': 'gzip' }, 415, 'UNSUPPORTED_UPLOAD'],
    ['a badly encoded name', { ...binary, 'X-Filename': '%zz' }, 400, 'BAD_PARAMETER'],
    ['a name of 300 letters', { ...binary, 'X-Filename': 'x'.repeat(300) }, 400, 'BAD_PARAMETER'],
  ])('with %s is refused', async (_what, headers, status, code) => {
    const answer = await post('x', headers);
    expect(answer).toMatchObject({ status, json: { error: { code } } });
    expect(media.created).toEqual([]);
  });

  test('with a form type passes when a header says what no form can say, as curl does it', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Filename': 'a.wav' };
    expect((await post('x', headers)).status).toBe(201);
  });

  test('that is empty is refused, declared or not', async () => {
    expect(await post('', binary)).toMatchObject({ status: 400, json: { error: { code: 'BAD_PARAMETER' } } });
    const chunked = await raw(`${server.url}/media`, {
      method: 'POST',
      headers: { 'Content-Type': 'audio/wav', 'Transfer-Encoding': 'chunked' },
    });
    expect(chunked.status).toBe(400);
    expect(media.kept).toEqual([]);
  });

  test('that declares too much is refused before it is sent', async () => {
    const headers = { ...binary, 'Content-Length': '100001', Expect: '100-continue' };
    const answer = await raw(`${server.url}/media`, { method: 'POST', headers });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      error: { code: 'UPLOAD_TOO_LARGE', maxBytes: 100_000 },
    });
    expect(media.failed).toEqual([]);
  });

  test('that turns out too large is refused while it comes, and nothing is kept', async () => {
    const headers = { ...binary, 'Transfer-Encoding': 'chunked' };
    const answer = await raw(`${server.url}/media`, { method: 'POST', headers }, Buffer.alloc(300_000));
    expect(answer.status).toBe(413);
    expect(media.failed).toHaveLength(1);
    expect(media.kept).toEqual([]);
    expect(media.created).toEqual([]);
  });

  test('that breaks off leaves nothing', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      `POST /media HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\nContent-Length: 9999\r\n\r\nRIFF`,
    );
    await until('it has begun', () => media.begun.length === 1);
    socket.destroy();
    await until('the store has heard', () => media.failed.length === 1);
    expect(media.kept).toEqual([]);
    expect(media.created).toEqual([]);
  });

  test('waits for its turn no longer than to be told that others run', async () => {
    const open = [0, 1].map(() => {
      const socket = connect(server.port, '127.0.0.1');
      socket.write(`POST /media HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\nContent-Length: 10\r\n\r\nx`);
      return socket;
    });
    await until('both have begun', () => media.begun.length === 2);
    expect(await post('x', binary)).toMatchObject({ status: 429, json: { error: { code: 'TOO_MANY', limit: 2 } } });
    open.forEach((socket) => socket.destroy());
    await until('both have ended', () => media.failed.length === 2);
    expect((await post('x', binary)).status).toBe(201);
  });
});

describe('playback', () => {
  const get = (headers: Record<string, string> = {}, path = 'rec_1', method = 'GET') =>
    raw(`${server.url}/media/${path}`, { method, headers });

  test('sends the whole recording with its type, tag and title', async () => {
    const { status, headers, body } = await get();
    expect(status).toBe(200);
    expect(body.equals(clip)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'audio/ogg',
      'content-length': '10000',
      'accept-ranges': 'bytes',
      etag: '"ab12"',
      'content-disposition': "inline; filename*=UTF-8''A%C3%B1%C3%A1%27s%20%22clip%22",
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['bytes=0-99', 0, 99],
    ['bytes=9990-', 9990, 9999],
    ['bytes=-10', 9990, 9999],
    ['bytes=-20000', 0, 9999],
    ['bytes=5000-999999', 5000, 9999],
    ['bytes=0-0', 0, 0],
  ])('sends the range %s', async (range, start, end) => {
    const { status, headers, body } = await get({ range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/10000`);
    expect(body.equals(clip.subarray(start, end + 1))).toBe(true);
  });

  test.each(['bytes=10000-', 'bytes=20000-30000', 'bytes=-0'])('refuses the range %s', async (range) => {
    const { status, headers, body } = await get({ range });
    expect(status).toBe(416);
    expect(headers['content-range']).toBe('bytes */10000');
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'BAD_RANGE', sizeBytes: 10_000 } });
  });

  test.each(['bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'bytes=-'])('sends all for %s', async (range) => {
    expect((await get({ range })).status).toBe(200);
  });

  test('sends a range only of the version that the player has', async () => {
    expect((await get({ range: 'bytes=0-9', 'if-range': '"ab12"' })).status).toBe(206);
    expect((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    expect((await get({ 'if-none-match': '"ab12"' })).status).toBe(304);
  });

  test('answers HEAD without the bytes', async () => {
    const { status, headers, body } = await get({}, 'rec_1', 'HEAD');
    expect({ status, length: headers['content-length'], body: body.length }).toEqual({
      status: 200,
      length: '10000',
      body: 0,
    });
  });

  test('tells how much of a copy that every browser plays is made, and then sends it', async () => {
    const waiting = await get({ range: 'bytes=0-0' }, 'rec_1/playable');
    expect(waiting.status).toBe(202);
    expect(waiting.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' });
    expect(JSON.parse(waiting.body.toString())).toEqual({ progress: 0.25 });
    const { status, headers, body } = await get({ range: 'bytes=10-19' }, 'rec_1/playable');
    expect(status).toBe(206);
    expect(headers).toMatchObject({ 'content-type': 'audio/flac', etag: '"k1"', 'accept-ranges': 'bytes' });
    expect(body.equals(clip.subarray(10, 20))).toBe(true);
    expect((await get({ 'if-none-match': '"k1"' }, 'rec_1/playable')).status).toBe(304);
    expect((await get({}, 'rec_2/playable')).status).toBe(404);
  });

  test('never shows a recording as a page', async () => {
    expect((await get({}, 'rec_page')).headers['content-type']).toBe('application/octet-stream');
  });

  test('has nothing for other ids, and says no path', async () => {
    for (const id of ['rec_2', '..%2f..%2fetc%2fpasswd', '%00']) {
      const { status, body } = await get({}, id);
      expect(status).toBe(404);
      expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });

  test('gives a picture at a time and the peaks of the sound', async () => {
    const thumbnail = await get({}, 'rec_1/thumbnail?at=2.5');
    expect(thumbnail.headers['content-type']).toBe('image/jpeg');
    expect([...thumbnail.body]).toEqual([0xff, 0xd8, 2]);
    const peaks = await get({}, 'rec_1/peaks?buckets=3');
    expect(JSON.parse(peaks.body.toString())).toEqual({ durationSeconds: 1, min: [-1, -1, -1], max: [1, 1, 1] });
    for (const path of [
      'rec_1/thumbnail?at=-1',
      'rec_1/thumbnail?at=x',
      'rec_1/peaks?buckets=0',
      'rec_1/peaks?buckets=1.5',
    ]) {
      expect((await get({}, path)).status).toBe(400);
    }
  });

  test('gives captions to download, by what is asked of them', async () => {
    const captions = await get({}, 'rec_1/captions.vtt?speech=IPA&confidence=0.25&unknown=true');
    expect(captions.headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(captions.headers['content-disposition']).toContain(
      "attachment; filename*=UTF-8''A%C3%B1%C3%A1%27s%20%22clip%22.vtt",
    );
    const query = { format: 'vtt', speech: 'ipa', leastConfidence: 0.25, unknownSounds: true };
    expect(JSON.parse(captions.body.toString())).toEqual({ ...query, ownerId: reader.ownerId });
    const plain = await get({}, 'rec_1/captions.srt');
    expect(plain.headers['content-type']).toBe('application/x-subrip; charset=utf-8');
    expect(JSON.parse(plain.body.toString())).toMatchObject({
      format: 'srt',
      speech: 'respelling',
      unknownSounds: false,
    });
    expect((await get({}, 'rec_2/captions.srt')).status).toBe(404);
    expect((await get({}, 'rec_1/captions.srt?confidence=2')).status).toBe(400);
    expect((await get({}, 'rec_1/captions.txt')).status).toBe(404);
  });

  test('gives annotations to download, and says what their format leaves out', async () => {
    const found = await get({}, 'rec_1/annotations.textgrid?document=d&tiers=words&tiers=phones');
    expect(found.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(found.headers['content-disposition']).toContain('clip%22.toy');
    const asked = { recordingId: 'rec_1', format: '.textgrid', documentId: 'd', tiers: ['words', 'phones'] };
    expect(JSON.parse(found.body.toString())).toEqual({ ...asked, ownerId: reader.ownerId });
    expect(JSON.parse(String(found.headers['annotation-losses']))).toEqual([{ what: 'points', where: 'añá' }]);
    const named = await get({}, 'rec_1/annotations.csv?format=raven');
    expect(JSON.parse(named.body.toString())).toMatchObject({ format: 'raven' });
    expect((await get({}, 'rec_2/annotations.csv')).status).toBe(404);
    expect((await get({}, 'rec_1/annotations.csv?format=a&format=b')).status).toBe(400);
  });

  test('gives a description as a track, and spoken with ranges', async () => {
    const track = await get({}, 'rec_1/description.vtt');
    expect(track.headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(track.headers['content-disposition']).toContain('clip%22.description.vtt');
    expect(track.body.toString()).toBe(`WEBVTT ${reader.ownerId}`);
    const sound = await get({ range: 'bytes=5-9' }, 'rec_1/description.wav?mix=true');
    expect(sound.status).toBe(206);
    expect(sound.body.equals(clip.subarray(5, 10))).toBe(true);
    expect(sound.headers).toMatchObject({ 'content-type': 'audio/wav', 'cache-control': 'private, no-cache' });
    expect(sound.headers['content-disposition']).toContain('clip%22.description.wav');
    const etag = String(sound.headers['etag']);
    expect((await get({ 'if-none-match': etag }, 'rec_1/description.wav?mix=true')).status).toBe(304);
    expect((await get({}, 'rec_1/description.wav')).headers['etag']).not.toBe(etag);
    expect((await get({}, 'rec_1/description.wav?mix=loud')).status).toBe(400);
    for (const path of ['rec_2/description.vtt', 'rec_2/description.wav', 'rec_1/description.wav?hold=true']) {
      expect((await get({}, path)).status).toBe(404);
    }
  });

  test('sends a part with ranges, under a name', async () => {
    const part = await get({ range: 'bytes=5-9' }, 'rec_1/parts/abc/0.wav');
    expect(part.status).toBe(206);
    expect(part.body.equals(clip.subarray(5, 10))).toBe(true);
    expect(part.headers).toMatchObject({
      'content-type': 'audio/wav',
      'content-range': 'bytes 5-9/10000',
      'content-disposition': "inline; filename*=UTF-8''A%C3%B1%C3%A1%27s%20%22clip%22.dog.wav",
      etag: '"abc-0"',
    });
    const head = await get({}, 'rec_1/parts/abc/0.wav', 'HEAD');
    expect({ status: head.status, length: head.headers['content-length'] }).toEqual({ status: 200, length: '10000' });
    expect((await get({ 'if-none-match': '"abc-0"' }, 'rec_1/parts/abc/0.wav')).status).toBe(304);
  });

  test('has no part that had to make room, and no other file', async () => {
    const gone = await get({}, 'rec_1/parts/abc/1.wav');
    expect(gone.status).toBe(404);
    expect(gone.body.toString()).toContain('ask for Recording.parts again');
    for (const path of [
      'abc/9.wav',
      'abd/0.wav',
      'abc/parts.json',
      'abc/..%2f0.wav',
      `${encodeURIComponent('../abc')}/0.wav`,
      'abc/-1.wav',
    ]) {
      expect({ path, status: (await get({}, `rec_1/parts/${path}`)).status }).toEqual({ path, status: 404 });
    }
    expect((await get({}, 'rec_2/parts/abc/0.wav')).status).toBe(404);
  });
});
