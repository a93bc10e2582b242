"""From eSpeak NG's mnemonics to phones: one IPA segment each, broad, the same symbol for the same sound in all languages.

What is left out on purpose: tone (measured from f0 instead), length of consonants, dental/apical/laminal diacritics,
and raising or lowering, which eSpeak's voices mark for one language and not for its neighbour.
"""

import re
import unicodedata

LONG, TIE, NASAL, SYLLABIC = "ː", "\u0361", "\u0303", "\u0329"
VOWELS = set("aeiouyæøœɐɑɒɔəɘɚɛɜɞɤɨɪɯɵʉʊʌʏɶ")
CONSONANTS = set("pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀɾɽɸβfvθðszʃʒʂʐɕʑçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɫɭʎʟwɥʍɓɗɠ")
SECONDARY = {"ʲ", "ʷ", "ʰ", "ʱ", "ʼ"}
AFFRICATES = ["ts", "dz", "tʃ", "dʒ", "tɕ", "dʑ", "ʈʂ", "ɖʐ", "pf"]
TONAL = {"vi", "th", "yue", "my"}

# single mnemonics that are not IPA, or not the sound that is heard
EVERYWHERE = {
    "g": "ɡ", "ʦ": "ts", "ʣ": "dz", "ʧ": "tʃ", "ʤ": "dʒ", "ᵻ": "ɪ", "ε": "ɛ", "ᵐ": "m", "ⁿ": "n", "ᵑ": "ŋ",
    "?": "ʔ", "S": "ʃ", "Z": "ʒ", "N": "ŋ", "X": "χ", "A": "ɑ", "ɝ": "ɚ", "ɭʲ": "lʲ", "ɫʲ": "lʲ", "ɾʲ": "rʲ", "ɲʲ": "ɲ", "1": "ə",
}  # fmt: skip
OF_LANGUAGE = {
    "am": {"`": "ʼ"},
    # what version 1.51 writes for the vowel of "durch"
    "de": {"??": "ʊɐ"},
    "ko": {"kh": "kʰ", "ph": "pʰ", "th": "tʰ", "cʰ": "tɕʰ", "tɕh": "tɕʰ"},
    "en-us": {"ɜː": "ɚ"},
    "tn": {"K": "ɬ", "kh": "kʰ", "ph": "pʰ", "th": "tʰ", "tlh": "tɬ"},
    "ru": {"u\"": "ʉ", "ɭʲ": "lʲ", "ɭ": "ɫ"},
    "be": {"ɭʲ": "lʲ", "ɭ": "ɫ"},
    "uk": {"u\"": "ʉ"},
}  # fmt: skip
VOICED_STOPS = set("bdɖɟɡ")


def phones(mnemonic, language):
    """The phones of one mnemonic (without stress marks), in order; empty where it stands for none."""
    text = unicodedata.normalize("NFD", mnemonic)
    for old, new in {**OF_LANGUAGE.get(language, {}), **EVERYWHERE}.items():
        text = text.replace(old, new)
    if language in TONAL:
        text = re.sub(r"(?<=[^\W\d])ɜ$", "", text)
        text = re.sub(r"[0-9]", "", text)
    # NFD took ç apart; it is a letter of its own
    text = text.replace("c\u0327", "ç")
    found, at = [], 0
    while at < len(text):
        pair = text[at : at + 2]
        tied = re.match(r"(.)[\u032a\u033a\u033b]*\u0361(.)", text[at:])
        if tied and tied.group(1) + tied.group(2) in AFFRICATES:
            base, at = tied.group(1) + TIE + tied.group(2), at + tied.end()
        elif pair in AFFRICATES:
            base, at = pair[0] + TIE + pair[1], at + 2
        elif text[at] in VOWELS or text[at] in CONSONANTS:
            base, at = text[at], at + 1
        else:
            at += 1
            continue
        marks, at = _marks(text, at)
        segment = _segment(base, marks)
        if found and segment == found[-1]:
            if base in VOWELS and NASAL not in marks:
                found[-1] = base + LONG
            continue
        found.append(segment)
    return found


def _marks(text, at):
    marks = set()
    while at < len(text) and (unicodedata.combining(text[at]) or text[at] in SECONDARY or text[at] in "ːˑ\"`.-+^#[ˠˤᵝ"):
        marks.add(text[at])
        at += 1
    return marks, at


def _segment(base, marks):
    if base in VOWELS:
        if NASAL in marks:
            return base + NASAL
        return base + (LONG if LONG in marks else "")
    if SYLLABIC in marks:
        return base + SYLLABIC
    if base == "r" and "\u031d" in marks:
        return "r\u031d"
    secondary = "".join(mark for mark in "ʼʰʱʷʲ" if mark in marks)[:1]
    if secondary == "ʰ" and base[0] in VOICED_STOPS:
        secondary = "ʱ"
    return base + secondary


class Inventory:
    """Phones in the order of the network's outputs; index 0 is the blank."""

    def __init__(self, phones_in_order):
        self.phones = list(phones_in_order)
        self._index = {phone: i + 1 for i, phone in enumerate(self.phones)}

    def __len__(self):
        return len(self.phones)

    def index(self, phone):
        """Of a phone, or of what is left of it without its rare marks; 0 where nothing of it is known."""
        while phone:
            if phone in self._index:
                return self._index[phone]
            phone = phone[:-1]
        return 0


def choose(counts, least):
    """Phones seen at least `least` times; rarer ones fall back to the symbol with fewer marks."""
    return Inventory(sorted(phone for phone, count in counts.items() if count >= least))
