import type { SourceKind } from '../sound-event.ts';

/**
 * Other words for each label, in the manner of WordNet's synonyms and what lies below them; phrases are told from the words in them. In base forms:
 * `wordForms` finds plurals and endings.
 */
export const wordsOfLabel: Readonly<Record<string, readonly string[]>> = {
  dog: ['puppy', 'pup', 'hound', 'canine', 'doggy', 'bark', 'woof', 'howl', 'yelp'],
  rain: ['raindrop', 'rainfall', 'drizzle', 'downpour', 'shower', 'rainstorm'],
  'sea waves': ['sea', 'wave', 'ocean', 'surf', 'beach', 'seaside', 'shore', 'seashore'],
  'crying baby': ['baby', 'infant', 'newborn', 'toddler', 'cry', 'weep', 'sob', 'wail', 'cry child'],
  'clock tick': ['clock', 'tick', 'ticktock', 'watch', 'timepiece'],
  sneeze: ['achoo'],
  helicopter: ['chopper', 'rotor'],
  chainsaw: ['chain saw', 'saw'],
  rooster: ['cockerel', 'cock', 'cockcrow'],
  'crackling fire': ['fire', 'campfire', 'bonfire', 'flame', 'crackle', 'fireplace', 'blaze'],
  speech: [
    ...['voice', 'talk', 'speak', 'speaker', 'say', 'conversation', 'dialogue', 'dialog', 'narration', 'narrator'],
    ...['vocal', 'word', 'man', 'men', 'woman', 'women', 'lady', 'guy', 'child', 'children', 'kid', 'boy', 'girl'],
    ...['spoken', 'utterance', 'announcement', 'presenter', 'interview'],
  ],
  laughter: ['laugh', 'giggle', 'chuckle'],
  cough: ['throat'],
  scream: ['shriek', 'shout', 'yell', 'screech'],
  snore: ['snorer'],
  crowd: ['audience', 'chatter', 'babble', 'mob', 'cheer'],
  applause: ['clap', 'ovation'],
  footsteps: ['footstep', 'step', 'walk', 'foot', 'feet', 'tread'],
  bird: [
    ...[
      'birdsong',
      'bird song',
      'chirp',
      'tweet',
      'twitter',
      'songbird',
      'sparrow',
      'crow',
      'gull',
      'seagull',
      'pigeon',
    ],
    ...['owl', 'owl hoot', 'duck', 'goose', 'geese', 'hen', 'chicken', 'canary', 'parrot', 'warbler', 'blackbird'],
  ],
  cat: ['kitten', 'kitty', 'meow', 'miaow', 'mew', 'purr', 'feline'],
  cow: ['cattle', 'moo', 'bull', 'calf', 'ox', 'oxen'],
  sheep: ['lamb', 'bleat', 'goat', 'baa'],
  horse: ['neigh', 'whinny', 'pony', 'mare', 'hoof', 'hooves', 'gallop'],
  frog: ['toad', 'croak', 'ribbit'],
  insect: ['cricket', 'cricket chirp', 'bug', 'bee', 'fly', 'mosquito', 'cicada', 'grasshopper', 'wasp', 'buzz'],
  engine: ['motor', 'car', 'truck', 'lorry', 'bus', 'vehicle', 'motorcycle', 'motorbike', 'traffic', 'automobile'],
  train: ['railway', 'locomotive', 'tram', 'subway', 'rail'],
  siren: ['ambulance', 'police', 'fire engine', 'fire truck', 'alarm'],
  horn: ['honk', 'car horn', 'train horn', 'hoot', 'toot'],
  drum: ['drumbeat', 'percussion', 'drummer', 'bongo'],
  thunder: ['thunderstorm', 'lightning', 'storm', 'thunderclap'],
  wind: ['breeze', 'gust', 'gale', 'windy'],
  water: ['stream', 'river', 'brook', 'creek', 'waterfall', 'fountain', 'splash', 'tap', 'faucet', 'pour', 'drip'],
};

/** Words for all labels of a kind. A word that is also a label, such as music, stands for the kind. */
export const wordsOfKind: Readonly<Record<Exclude<SourceKind, 'UNKNOWN'>, readonly string[]>> = {
  HUMAN: ['human', 'people', 'person', 'somebody', 'someone'],
  ANIMAL: ['animal', 'wildlife', 'creature', 'beast', 'pet', 'livestock'],
  MACHINE: ['machine', 'machinery', 'mechanical', 'appliance', 'tool', 'device'],
  MUSIC: [
    ...['music', 'musical', 'song', 'melody', 'tune', 'instrument', 'wind instrument', 'sing', 'band', 'orchestra'],
    ...['piano', 'guitar'],
  ],
  NATURE: ['nature', 'natural', 'weather', 'element'],
};

/** They say nothing of what is asked for. */
export const emptyWords: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'the',
    'of',
    'some',
    'any',
    'this',
    'that',
    'these',
    'those',
    'my',
    'your',
    'his',
    'her',
    'its',
    'our',
  ],
  ...['me', 'i', 'we', 'it', 'is', 'are', 'be', 'want', 'would', 'like', 'please', 'give', 'get', 'let', 'hear', 'to'],
  ...['out', 'off', 'part', 'sound', 'sounds', 'audio', 'track', 'clip', 'recording', 'file', 'stem', 'layer', 'call'],
  ...['extract', 'isolate', 'separate', 'pull', 'apart', 'away', 'find', 'who', 'which', 'what', 'there', 'their'],
]);

/** What comes after them is not wanted. */
export const negations: ReadonlySet<string> = new Set([
  ...['without', 'no', 'not', 'minus', 'except', 'excepting', 'excluding', 'exclude', 'sans', 'less', 'than', 'nor'],
  ...['remove', 'removing', 'removed', 'suppress', 'mute', 'delete', 'drop', 'cut', 'filter', 'cancel', 'rid', 'take'],
]);

/** The same where something is wanted before them: what comes after says where that sounds. */
export const settings: ReadonlySet<string> = new Set([
  ...['from', 'in', 'over', 'behind', 'under', 'beneath', 'against', 'during', 'while', 'at', 'on', 'through', 'amid'],
]);

/** What comes after them is wanted again. */
export const affirmations: ReadonlySet<string> = new Set([
  'with',
  'only',
  'just',
  'keep',
  'keeping',
  'leave',
  'leaving',
]);

/** Between things of which all are meant. */
export const conjunctions: ReadonlySet<string> = new Set([
  'and',
  'or',
  'plus',
  'also',
  'then',
  ',',
  ';',
  '&',
  '+',
  '/',
]);

/** All that sounds. */
export const wordsOfAll: ReadonlySet<string> = new Set([
  ...['everything', 'all', 'anything', 'whole', 'rest', 'every', 'mix', 'mixture'],
]);

/** What is in the way of what is said. */
export const wordsOfNoise: ReadonlySet<string> = new Set([
  ...['noise', 'noises', 'background', 'hiss', 'static', 'hum', 'ambience', 'interference'],
]);

/** A recording is made better by leaving speech alone. */
export const wordsOfEnhancing: ReadonlySet<string> = new Set([
  ...['enhance', 'enhanced', 'enhancement', 'denoise', 'denoised', 'denoising', 'clean', 'cleaned', 'clear', 'clearer'],
]);
export const enhancedLabel = 'speech';
