"""Which sounds of which Debian package are what, by their names (`sounds_by_name.tsv`), and of which kind each label is."""

import collections
import csv
import pathlib

KINDS = ["HUMAN", "ANIMAL", "MACHINE", "MUSIC", "NATURE"]

LABELS = {
    "HUMAN": ["speech", "laughter", "cough", "scream", "snore", "crowd", "applause", "footsteps", "crying baby", "sneeze"],
    "ANIMAL": ["dog", "rooster", "bird", "cat", "cow", "sheep", "horse", "frog", "insect", "animal"],
    "MACHINE": ["clock tick", "helicopter", "chainsaw", "engine", "train", "siren", "horn", "machine"],
    "MUSIC": ["music", "drum"],
    "NATURE": ["rain", "sea waves", "crackling fire", "thunder", "wind", "water"],
}

KIND_OF = {label: kind for kind, labels in LABELS.items() for label in labels}
# a sound of none of the kinds, such as a blow or a door
THING = "thing"
# named like a sound that it is not
LEFT = "-"


def rules_by_package():
    """`{package: [(pattern, label)]}`, in the order of the table."""
    rules = collections.defaultdict(list)
    with open(pathlib.Path(__file__).parent / "sounds_by_name.tsv", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["label"] not in (THING, LEFT) and row["label"] not in KIND_OF:
                raise ValueError(f"sounds_by_name.tsv has {row['label']!r} for {row['package']}, which is no label")
            rules[row["package"]].append((row["pattern"], row["label"]))
    return rules
