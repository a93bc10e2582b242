"""labels.json: the emotions in the order of the network's outputs, and where they lie between unpleasant and pleasant, calm and excited.

Means of ratings from 1 to 9 by Warriner, Kuperman & Brysbaert (2013), "Norms of valence, arousal, and dominance for 13,915 English lemmas",
Behavior Research Methods 45, 1191-1207, taken to -1 to 1 by (rating - 5) / 4.
"""

from clips import EMOTIONS

# word that was rated, valence, arousal
RATINGS = {
    "neutral": ("neutral", 5.50, 3.45),
    "calm": ("calm", 6.89, 1.67),
    "happy": ("happy", 8.47, 6.05),
    "sad": ("sad", 2.10, 3.49),
    "angry": ("angry", 2.53, 6.20),
    "fearful": ("fearful", 2.66, 5.45),
    "disgust": ("disgusted", 2.68, 4.89),
    "surprised": ("surprised", 6.57, 5.95),
}


def place(rating):
    return round((rating - 5) / 4, 4)


def labels_json():
    rows = [(emotion, *RATINGS[emotion]) for emotion in EMOTIONS]
    lines = [f'    {{ "label": "{label}", "valence": {place(valence)}, "arousal": {place(arousal)} }}' for label, _, valence, arousal in rows]
    return '{\n  "labels": [\n' + ",\n".join(lines) + "\n  ]\n}\n"
