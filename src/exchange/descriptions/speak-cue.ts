import { lengthOf } from '../../sound/time-span.ts';
import type { Speech, Voice } from '../../voice/voice.ts';
import { secondsToSay, type DescriptionCue } from './description.ts';

/** Words a minute, as eSpeak NG counts them: an easy pace, and the slowest and fastest that are still easy to follow. */
const usualRate = 165;
const slowestRate = 135;
const fastestRate = 240;

/** A cue as it is spoken: at a pace by which it fills its time, within what is easy to follow. */
export function speakCue(voice: Voice, cue: DescriptionCue, voiceName: string): Speech {
  // What was read in the picture may have the brackets of phoneme mnemonics.
  const text = cue.text.replaceAll('[[', '[ [');
  const seconds = cue.isExtended ? secondsToSay(cue.text) : lengthOf(cue);
  const usual = voice.synthesise(text, { voice: voiceName, rate: usualRate });
  const wanted = (usualRate * usual.samples.length) / usual.sampleRateHz / (0.95 * seconds);
  const rate = Math.round(Math.min(fastestRate, Math.max(slowestRate, wanted)));
  return rate === usualRate ? usual : voice.synthesise(text, { voice: voiceName, rate });
}
