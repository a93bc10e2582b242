/** The sound of a recording as it is, in its own rate and channels, read once from the beginning to the end and kept nowhere. */
import { endianness } from 'node:os';
import { channelMask } from './channel-mask.ts';
import { explainRefusal, shortageComplaint } from './explain-refusal.ts';
import { decodeArguments } from './ffmpeg-command.ts';
import { DamagedMediaError, NoAudioError } from './media-errors.ts';
import type { MediaFile } from './media.ts';
import { tracksOf } from './opened-media.ts';
import { outputOf, runTool } from './run-tool.ts';
import { clockCorrectionSeconds } from './track-clock.ts';

const SAMPLE_FORMAT = endianness() === 'LE' ? 'f32le' : 'f32be';

export interface SoundFormat {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Which loudspeakers they are for, {@link channelMask}. */
  readonly channelMask: number;
}

/** Some of the samples of each channel. */
export interface SampleStretch {
  readonly first: number;
  /** The first one behind. */
  readonly end: number;
}

/** @throws {NoAudioError} */
export function soundFormat(file: MediaFile): SoundFormat {
  const { path, audioTrack } = tracksOf(file);
  if (audioTrack === undefined) throw new NoAudioError(path);
  const { sampleRateHz, channels, channelLayout } = audioTrack;
  return { sampleRateHz, channels, channelMask: channelMask(channelLayout) };
}

/**
 * Sample n is the sound at n / sampleRateHz seconds after the recording's start, as in decoded sound that is kept; but what a codec overshoots stays
 * beyond full scale. What is no number becomes silence. Where the track is damaged, what can be decoded is given.
 * @param blockSamples of each channel in one piece; the last piece may be shorter
 * @param stretch that is given, all unless said. What is before it is decoded and dropped, since not every container can be sought to the sample;
 *   what is behind it is not read. Where the track has ended there is nothing
 * @returns pieces of interleaved samples; each is valid until the next is asked for
 * @throws {NoAudioError}; {DamagedMediaError} not one sample can be decoded; {MediaToolKilledError}; {UnavailableError}
 */
export async function* streamSound(
  file: MediaFile,
  blockSamples: number,
  signal?: AbortSignal,
  { first, end }: SampleStretch = { first: 0, end: Infinity },
): AsyncGenerator<Float32Array, void, void> {
  const { path, facts, audioTrack } = tracksOf(file);
  if (audioTrack === undefined) throw new NoAudioError(path);
  if (end <= first) return;
  const { index, sampleRateHz, channels, channelLayout } = audioTrack;
  const args = decodeArguments({
    path,
    audioFilters: [
      `asetpts=PTS+${clockCorrectionSeconds(facts.container, audioTrack).toFixed(6)}/TB`,
      `aresample=${sampleRateHz}:async=1:first_pts=0`,
      // A track may change its channels midway, and its samples are to be read alike all the same.
      ...(channelMask(channelLayout) === 0 ? [] : [`aformat=channel_layouts=${channelLayout}`]),
    ],
    // Not `-ac`: it would take the usual layout of so many channels for this one, and mix.
    outputOptions: [
      ...['-map', `0:${index}`, '-vn', '-t', facts.durationSeconds.toFixed(6)],
      ...['-c:a', `pcm_${SAMPLE_FORMAT}`, '-f', SAMPLE_FORMAT],
    ],
  });
  const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
  const frameBytes = channels * Float32Array.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(blockSamples * frameBytes);
  const block = new Float32Array(bytes.buffer);
  let filled = 0;
  let decodedBytes = 0;
  let before = first * frameBytes;
  let missing = (end - first) * frameBytes;
  for await (const decoded of outputOf(run)) {
    decodedBytes += decoded.length;
    const dropped = Math.min(before, decoded.length);
    before -= dropped;
    const piece = decoded.subarray(dropped, Math.min(decoded.length, dropped + missing));
    missing -= piece.length;
    for (let used = 0; used < piece.length;) {
      const taken = Math.min(bytes.length - filled, piece.length - used);
      bytes.set(piece.subarray(used, used + taken), filled);
      filled += taken;
      used += taken;
      if (filled < bytes.length) continue;
      yield numbersOnly(block);
      filled = 0;
    }
    // To leave the loop ends ffmpeg.
    if (missing === 0) break;
  }
  if (missing > 0) {
    const { code, complaints } = await run.ended;
    const short = code === 0 ? undefined : shortageComplaint(path, complaints);
    if (short !== undefined) throw short;
    const isEmpty = decodedBytes < frameBytes;
    if (isEmpty && code !== 0) throw explainRefusal(path, complaints);
    if (isEmpty) throw new DamagedMediaError(path, 'none of its sound can be decoded', 'check that it plays elsewhere');
  }
  const left = Math.floor(filled / frameBytes) * channels;
  if (left > 0) yield numbersOnly(block.subarray(0, left));
}

function numbersOnly(samples: Float32Array): Float32Array {
  for (let at = 0; at < samples.length; at++) if (!Number.isFinite(samples[at])) samples[at] = 0;
  return samples;
}
