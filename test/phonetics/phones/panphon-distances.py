"""Writes panphon-distances.json: what PanPhon says of random pairs of phones and of words.

pip install panphon==0.22.2 && python panphon-distances.py
"""

import json
import random
from importlib.metadata import version
from pathlib import Path

from panphon.distance import Distance

PHONES = (
    "p b t d ʈ ɖ c ɟ k ɡ q ɢ ʔ m ɱ n ɳ ɲ ŋ ɴ ʙ r ʀ ɾ ɽ ɸ β f v θ ð s z ʃ ʒ ʂ ʐ ɕ ʑ ç ʝ x ɣ χ ʁ ħ ʕ h ɦ ɬ ɮ ʋ ɹ ɻ j ɰ w ʍ ɥ l ɭ ʎ ʟ ɺ "
    "ɓ ɗ ʄ ɠ ʛ ʘ ǀ ǃ ǂ ǁ ɧ ɫ t͡s d͡z t͡ʃ d͡ʒ t͡ɕ d͡ʑ ʈ͡ʂ ɖ͡ʐ p͡f k͡x k͡p ɡ͡b i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɛ œ ɜ ɞ ʌ ɔ æ ɐ a ɶ ɑ ɒ "
    "aː iː uː eː oː ã ẽ õ ɛ̃ ɔ̃ tʰ kʰ pʰ tʼ kʼ t͡sʼ tʷ kʷ tʲ nʲ sʲ lʲ n̩ l̩ m̥ b̤ a̰ i̯ u̯ t̪ d̪ ə˞"
).split()
random.seed(5)
distance = Distance()


def word():
    return [random.choice(PHONES) for _ in range(random.randint(1, 8))]


def both(a, b):
    a, b = "".join(a), "".join(b)
    graded = distance.partial_hamming_feature_edit_distance(a, b)
    hamming = distance.hamming_feature_edit_distance(a, b)
    return [round(graded, 6), round(hamming, 6), round(distance.feature_edit_distance(a, b), 6)]


pairs = [random.sample(PHONES, 2) for _ in range(1000)]
words = [[word(), word()] for _ in range(200)]
# What PanPhon cuts as we do: a phone in a word must stay one.
words = [pair for pair in words if all(distance.fm.ipa_segs("".join(w)) == [distance.fm.normalize(p) for p in w] for w in pair)]
golden = {
    "tool": f"panphon {version('panphon')}",
    "columns": "a, b, partial_hamming_feature_edit_distance, hamming_feature_edit_distance, feature_edit_distance",
    "phones": [[a, b, *both([a], [b])] for a, b in pairs],
    "words": [[" ".join(a), " ".join(b), *both(a, b)] for a, b in words],
}
path = Path(__file__).with_name("panphon-distances.json")
rows = lambda name: ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in golden[name])
path.write_text(
    "{\n" + f'  "tool": "{golden["tool"]}",\n  "columns": "{golden["columns"]}",\n'
    f'  "phones": [\n{rows("phones")}\n  ],\n  "words": [\n{rows("words")}\n  ]\n}}\n'
)
