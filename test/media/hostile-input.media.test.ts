import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLAIN_CONTAINERS } from '../../src/media/container-whitelist.ts';
import { findBinary } from '../../src/media/ffmpeg-binaries.ts';
import { decodeArguments, inputName } from '../../src/media/ffmpeg-command.ts';
import { openMedia } from '../../src/media/open-media.ts';
import { probeMedia } from '../../src/media/probe-media.ts';
import { aviWithSubtitle } from '../fixtures/avi-with-subtitle.ts';
import { ffmpeg, MediaFolder } from '../fixtures/make-media.ts';
import { tone } from '../fixtures/wave-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: MediaFolder;
let server: Server;
let asked = 0;
let address: string;

beforeAll(async () => {
  folder = await MediaFolder.make();
  server = createServer((_request, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/segment.ts`;
});
afterAll(async () => {
  server.close();
  await folder.remove();
});

/** Newer ones do not even take it for a playlist by such a name. */
const REFUSED = /not on whitelist|Invalid data/i;

const playlist = (target: string): string =>
  `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\n${target}\n#EXT-X-ENDLIST\n`;

describe('a playlist renamed .avi', () => {
  it('is refused when it points at a local file, which is not opened', async () => {
    // Whoever opened the FIFO would wait for ever for someone to write into it.
    const target = folder.at('target.ts');
    expect(spawnSync('mkfifo', [target]).status).toBe(0);
    for (const named of [target, `file:${target}`, 'target.ts']) {
      const path = await folder.file('list.avi', playlist(named));
      await expect(openMedia(path)).rejects.toMatchObject({ code: 'NOT_A_RECORDING', retryable: false });
      await expect(probeMedia(path, 100)).rejects.toMatchObject({ retryable: false });
      expect(decode(path)).toMatch(REFUSED);
    }
  });

  it('is refused when it points at an address, which is not asked', async () => {
    const path = await folder.file('remote.avi', playlist(address));
    await expect(openMedia(path)).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
    await expect(probeMedia(path, 100)).rejects.toMatchObject({ retryable: false });
    expect(decode(path)).toMatch(REFUSED);
    expect(asked).toBe(0);
  });

  it.each([
    ['a list of files to join', 'ffconcat version 1.0\nfile target.ts\n'],
    [
      'a session description',
      'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n',
    ],
    ['a DASH manifest', '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"></MPD>\n'],
    [
      'an SVG picture',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
    ],
  ])('is refused when it is %s', async (_what, content) => {
    const path = await folder.file('other.avi', content);
    await expect(openMedia(path)).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
    await expect(probeMedia(path, 100)).rejects.toMatchObject({ retryable: false });
  });
});

describe('a playlist inside an AVI', () => {
  it('is never followed, be it to a file or to an address', async () => {
    const before = asked;
    const target = folder.at('inner.ts');
    expect(spawnSync('mkfifo', [target]).status).toBe(0);
    for (const named of [target, address]) {
      const path = await folder.file('inside.avi', aviWithSubtitle(playlist(named)));
      const media = await openMedia(path);
      expect(media.facts.audio).toBeDefined();
      const pcm = await media.pcm();
      expect(pcm.durationSeconds).toBeCloseTo(1, 1);
      await pcm.close();
    }
    expect(asked).toBe(before);
  });
});

describe('names', () => {
  it.each([
    '-y',
    '-i.wav',
    `it's "quoted".wav`,
    'two\nlines.wav',
    'a;b|c&d.wav',
    '$(touch x).wav',
    '%03d.wav',
    '*.wav',
    'concat:a|b.wav',
    'http:x.wav',
    'pipe:0',
    ' leading space.wav',
    'звук 音.wav',
    'back\\slash.wav',
  ])('opens a recording called %j', async (name) => {
    const path = await folder.wave(name, tone(440, 0.5));
    const media = await openMedia(path);
    expect(media.facts.durationSeconds).toBe(0.5);
    const pcm = await media.pcm();
    expect(pcm.length).toBe(8000);
    await pcm.close();
  });

  it('gives ffmpeg absolute names of files only', () => {
    expect(inputName('-y')).toMatch(/^file:\/.*\/-y$/);
    const args = decodeArguments({ path: '-y', outputOptions: ['-f', 'null'] });
    expect(args.filter((arg) => arg === '-y')).toEqual([]);
    expect(args[args.indexOf('-i') + 1]).toBe(inputName('-y'));
    expect(args).toContain('-nostdin');
  });

  it('shows a name with line breaks on one line', async () => {
    const error = await openMedia(folder.at('no\nsuch.wav')).catch((fault: unknown) => fault as Error);
    expect((error as Error).message).toMatch(/^"no\\nsuch.wav": /);
  });
});

describe('the list of containers', () => {
  it('has none that reads other files, addresses or devices', () => {
    const readers = [
      'hls',
      'applehttp',
      'concat',
      'image2',
      'image2pipe',
      'dash',
      'tee',
      'lavfi',
      'sdp',
      'imf',
      'rtsp',
    ];
    const others = [
      'vobsub',
      'sbg',
      'tty',
      'ffmetadata',
      'alsa',
      'x11grab',
      'fbdev',
      'v4l2',
      'webm_dash_manifest',
      'rtp',
    ];
    for (const name of [...readers, ...others]) expect(PLAIN_CONTAINERS).not.toContain(name);
    expect(PLAIN_CONTAINERS.filter((name) => name.endsWith('_pipe'))).toEqual([]);
  });

  it('does not let a MOV reach the files that it refers to', async () => {
    // `enable_drefs` is off unless asked for; this holds that nobody asks for it.
    const sound = await folder.wave('plain.wav', tone(440, 0.5));
    await ffmpeg(['-i', `file:${sound}`, folder.at('plain.mov')]);
    expect(decodeArguments({ path: folder.at('plain.mov'), outputOptions: [] })).not.toContain('-enable_drefs');
  });
});

function decode(path: string): string {
  const args = decodeArguments({ path, outputOptions: ['-f', 'null'] });
  return spawnSync(findBinary('ffmpeg').path, args, { encoding: 'utf8', timeout: 60_000 }).stderr;
}
