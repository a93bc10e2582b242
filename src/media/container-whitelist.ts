/**
 * The containers that may be opened: plain ones, whose bytes are all in the file itself. Playlists (hls, applehttp,
 * dash, imf, vobsub), joins (concat), picture patterns (image2, *_pipe), devices and scripts (lavfi, sdp, sbg, tty,
 * ffmetadata, alsa, x11grab) can make ffmpeg read other files or addresses and are left out. `-protocol_whitelist`
 * alone does not stop that: a playlist renamed .avi may name local files.
 *
 * Names as `ffmpeg -demuxers` prints them; a binary ignores those that it does not know.
 */
const SOUND = [
  ...['aac', 'ac3', 'aiff', 'amr', 'amrnb', 'amrwb', 'ape', 'au', 'avr', 'caf', 'dsf', 'dts', 'dtshd', 'eac3'],
  ...['flac', 'g722', 'g729', 'gsm', 'iff', 'ilbc', 'ircam', 'loas', 'mlp', 'mp3', 'mpc', 'mpc8', 'nistsphere'],
  ...['oma', 'paf', 'pvf', 'qcp', 'rso', 'sln', 'sox', 'spdif', 'tak', 'truehd', 'tta', 'voc', 'w64', 'wav', 'wv'],
  'xwma',
];
const MOVING_PICTURES = [
  ...['asf', 'avi', 'dv', 'flv', 'gif', 'gxf', 'h261', 'h263', 'h264', 'hevc', 'ivf', 'live_flv', 'm4v'],
  ...['matroska', 'webm', 'mov', 'mp4', 'mpeg', 'mpegts', 'mpegvideo', 'mxf', 'nsv', 'nut', 'obu', 'ogg', 'rm'],
  ...['vc1', 'wtv', 'yuv4mpegpipe'],
];

export const PLAIN_CONTAINERS: readonly string[] = [...SOUND, ...MOVING_PICTURES];

/** Pictures of more pixels are refused before they are decoded: 8,192 × 8,192, twice an 8K frame. */
export const MAX_PICTURE_PIXELS = 8192 * 8192;

/** What every ffmpeg and ffprobe is told about its input, whatever it is asked to do. */
export const GUARDED_INPUT: readonly string[] = [
  ...['-protocol_whitelist', 'file,pipe'],
  ...['-format_whitelist', PLAIN_CONTAINERS.join(',')],
  ...['-max_pixels', String(MAX_PICTURE_PIXELS)],
];
