/**
 * eSpeak NG, the only place that touches it. It is GPL-3 and so an optional dependency: without it only speech
 * synthesis is missing.
 */

import type { EspeakEvent, EspeakModule, EspeakWorker } from '@echogarden/espeak-ng-emscripten';
import { MissingDependencyError, ParameterError } from '../errors.ts';
import { phonesOfEvents } from './phones-of-events.ts';
import type { Speech, Voice, VoiceDescription, VoiceSettings } from './voice.ts';

const packageName = '@echogarden/espeak-ng-emscripten';
const mostCharacters = 10_000;
const variantFolder = '/usr/share/espeak-ng-data/voices/!v';

/**
 * Opens a synthesiser of its own: about 0.3 s and 200 MB, so keep it. Two that are opened anew and asked the same
 * questions in the same order give the same samples (save for the random breath of some variants, such as f2, f3 and
 * f5); within one, a repeated question differs by a fraction of a millisecond, as eSpeak's flutter goes on from where it
 * was.
 * @throws {MissingDependencyError} where the optional package is not installed
 */
export async function openVoice(): Promise<Voice> {
  const { eSpeakNGWorker, FS } = await load();
  const worker = new eSpeakNGWorker();
  const voices = worker.list_voices().map(describe);
  const variants = FS.readdir(variantFolder).filter((name) => !name.startsWith('.'));
  return {
    voices: () => voices,
    variants: () => variants,
    synthesise(text, settings = {}) {
      checkText(text);
      worker.set_voice(voiceName(settings, voices, variants), '', 0, 0, 0);
      worker.set_rate(within('rate', settings.rate ?? 175, 80, 450));
      worker.set_pitch(within('pitch', settings.pitch ?? 50, 0, 99));
      worker.set_range(within('pitchRange', settings.pitchRange ?? 50, 0, 99));
      return speak(worker, text);
    },
  };
}

/**
 * Whether there is a synthesiser, without opening one: for whoever needs it only after long work.
 * @throws {MissingDependencyError} where the optional package is not installed
 */
export async function checkVoice(): Promise<void> {
  await fromPackage(() => import('@echogarden/espeak-ng-emscripten'));
}

async function load(): Promise<EspeakModule> {
  return await fromPackage(async () => (await import('@echogarden/espeak-ng-emscripten')).default());
}

async function fromPackage<Value>(take: () => Promise<Value>): Promise<Value> {
  try {
    return await take();
  } catch (cause) {
    throw new MissingDependencyError(
      'eSpeak NG',
      `speech synthesis needs the optional package ${packageName} (GPL-3); install it with: npm install ${packageName}`,
      { cause },
    );
  }
}

function describe(voice: ReturnType<EspeakWorker['list_voices']>[number]): VoiceDescription {
  const languages = [...voice.languages].sort((one, other) => one.priority - other.priority);
  return { identifier: voice.identifier, name: voice.name, languages: languages.map((language) => language.name) };
}

/** eSpeak takes any name and then speaks nonsense, so names are looked up here. */
function voiceName(
  { voice = 'en-us', variant }: VoiceSettings,
  voices: readonly VoiceDescription[],
  variants: readonly string[],
): string {
  const wanted = voice.toLowerCase();
  const found =
    voices.find(({ identifier, name }) => [identifier, name].some((one) => one.toLowerCase() === wanted)) ??
    voices.find(({ identifier }) => identifier.toLowerCase().endsWith(`/${wanted}`)) ??
    voices.find(({ languages }) => languages.includes(wanted));
  if (!found) {
    throw new ParameterError(`no eSpeak NG voice ${JSON.stringify(voice)}; there are ${voices.length}, see voices()`);
  }
  if (variant === undefined) return found.identifier;
  if (!variants.includes(variant)) {
    throw new ParameterError(`no voice variant ${JSON.stringify(variant)}; known are ${variants.join(', ')}`);
  }
  return `${found.identifier}+${variant}`;
}

function within(name: string, value: number, least: number, most: number): number {
  if (!(value >= least && value <= most)) {
    throw new ParameterError(`expected ${name} between ${least} and ${most}, got ${value}`);
  }
  return Math.round(value);
}

function checkText(text: string): void {
  if (text.length > mostCharacters) {
    throw new ParameterError(`a text of ${text.length} characters is too long; at most ${mostCharacters} at once`);
  }
  if (text.includes('\0')) throw new ParameterError('a text with a NUL character cannot be spoken; remove it');
}

function speak(worker: EspeakWorker, text: string): Speech {
  const sampleRateHz = worker.get_samplerate();
  const pieces: Int16Array[] = [];
  const events: EspeakEvent[] = [];
  worker.synthesize(withoutMarkup(text), (piece, its) => {
    if (piece) pieces.push(piece);
    events.push(...its);
    return false;
  });
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    for (const value of piece) samples[offset++] = value / 32768;
  }
  const phoneEvents = events
    .filter(({ type }) => type === 'phoneme')
    .map(({ audio_position, id }) => ({ startSeconds: audio_position / 1000, id: String(id ?? '') }));
  return { samples, sampleRateHz, phones: phonesOfEvents(phoneEvents, samples.length / sampleRateHz) };
}

/** The synthesiser reads SSML; what a caller gives is text. Mnemonics in `[[…]]` stay as they are. */
function withoutMarkup(text: string): string {
  return text
    .split(/(\[\[[^\]]*\]\])/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
    .join('');
}
