import type { Encoding } from '../../../examples/sample/encode-clip.ts';

export interface NamedEncoding extends Encoding {
  readonly name: string;
  readonly extension: string;
}

const h264 = (crf: number): string => `-c:v libx264 -preset veryfast -crf ${crf} -pix_fmt yuv420p -threads 1`;
const mpeg4 = (quantiser: number): string => `-c:v mpeg4 -q:v ${quantiser} -pix_fmt yuv420p`;
const vp9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -crf 40 -b:v 0 -pix_fmt yuv420p -threads 1';

/** What cameras, browsers and old collections use, at low bit rates. */
export const encodings: readonly NamedEncoding[] = [
  encoding('h264 aac 32k', 'mp4', h264(31), '-c:a aac -b:a 32k'),
  encoding('h264 aac 64k', 'mp4', h264(27), '-c:a aac -b:a 64k'),
  encoding('h264 mp3 48k', 'mkv', h264(33), '-c:a libmp3lame -b:a 48k'),
  encoding('h264 opus 16k', 'mkv', h264(29), '-c:a libopus -b:a 16k'),
  encoding('mpeg4 mp3 32k', 'avi', mpeg4(8), '-c:a libmp3lame -b:a 32k'),
  encoding('mpeg4 aac 48k', 'mp4', mpeg4(6), '-c:a aac -b:a 48k'),
  encoding('vp9 opus 24k', 'webm', vp9, '-c:a libopus -b:a 24k'),
  encoding('vp9 opus 48k', 'mkv', vp9, '-c:a libopus -b:a 48k'),
];

function encoding(name: string, extension: string, video: string, audio: string): NamedEncoding {
  return { name, extension, video: video.split(' '), audio: audio.split(' ') };
}
