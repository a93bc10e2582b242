import account from './account.json';
import explorer from './explorer.json';
import language from './language.json';
import review from './review.json';
import search from './search.json';
import ipa from './ipa.json';
import clips from './clips.json';
import recording from './recording.json';
import compare from './compare.json';
import lexicon from './lexicon.json';
import parts from './parts.json';
import recordings from './recordings.json';
import shell from './shell.json';

export default {
  account,
  explorer,
  language,
  review,
  search,
  ipa,
  clips,
  recording,
  compare,
  lexicon,
  parts,
  recordings,
  shell,
};
