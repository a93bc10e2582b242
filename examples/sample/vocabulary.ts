/** An invented language of eight nouns and two words that mean nothing to see, and who speaks it. */

import type { VoiceSettings } from '../../src/voice/voice.ts';
import type { Drawing } from './drawings.ts';

export interface InventedWord {
  readonly word: string;
  /** eSpeak NG's mnemonics in its Spanish and Italian voices. */
  readonly mnemonics: string;
}

export const nouns: readonly (InventedWord & { readonly concept: Drawing })[] = [
  { word: 'tamiko', mnemonics: "tam'iko", concept: 'sun' },
  { word: 'belu', mnemonics: "b'elu", concept: 'fish' },
  { word: 'sofane', mnemonics: "sof'ane", concept: 'house' },
  { word: 'kidu', mnemonics: "k'idu", concept: 'tree' },
  { word: 'lumoni', mnemonics: "lum'oni", concept: 'cup' },
  { word: 'gapefu', mnemonics: "gap'efu", concept: 'star' },
  { word: 'nesi', mnemonics: "n'esi", concept: 'ball' },
  { word: 'podila', mnemonics: "pod'ila", concept: 'boat' },
];

/** Said to call attention, whatever is in view. */
export const callers: readonly InventedWord[] = [
  { word: 'oa', mnemonics: "o'a" },
  { word: 'mai', mnemonics: "m'ai" },
];

export interface Speaker {
  readonly name: string;
  readonly settings: VoiceSettings;
}

/** None of a breathy variant, since eSpeak's breath is random and the clips would differ with every making. */
export const speakers: readonly Speaker[] = [
  { name: 'Ana', settings: { voice: 'roa/es', variant: 'f1', rate: 120, pitch: 52, pitchRange: 55 } },
  { name: 'Beto', settings: { voice: 'roa/es', variant: 'm3', rate: 130, pitch: 42, pitchRange: 50 } },
  { name: 'Chela', settings: { voice: 'roa/es-419', variant: 'f4', rate: 112, pitch: 60, pitchRange: 60 } },
  { name: 'Dino', settings: { voice: 'roa/it', variant: 'm7', rate: 125, pitch: 38, pitchRange: 40 } },
];
