"""Fetches the voices of Debian's packages whose speaker follows from the path (`voices.tsv`).

    python fetch_voices.py DATA

Writes DATA/voices/PACKAGE/... and DATA/voices.tsv: path below DATA, speaker. At most MOST files a speaker, evenly taken.
"""

import collections
import csv
import pathlib
import re
import sys

import neighbours  # noqa: F401
from debian_sounds import take

MOST = 200


def by_speaker(rules):
    def speaker_of(path):
        for pattern, speaker in rules:
            found = re.search(pattern, path)
            if found:
                return found.expand(speaker).strip("/").replace("/", "-")
        return None

    return speaker_of


def evenly(taken):
    of_speaker = collections.defaultdict(list)
    for path, speaker in taken:
        of_speaker[speaker].append(path)
    for speaker, paths in of_speaker.items():
        step = max(1, len(paths) / MOST)
        kept = {paths[int(i * step)] for i in range(min(MOST, len(paths)))}
        for path in paths:
            if path in kept:
                yield path, speaker
            else:
                path.unlink()


if __name__ == "__main__":
    data = pathlib.Path(sys.argv[1])
    rules = collections.defaultdict(list)
    with open(pathlib.Path(__file__).parent / "voices.tsv", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rules[row["package"]].append((row["pattern"], row["speaker"]))
    for package, of_package in rules.items():
        listed = data / "voices" / f"{package}.tsv"
        if listed.exists():
            continue
        taken = list(evenly(take(package, by_speaker(of_package), data / "downloads", data / "voices" / package)))
        print(f"{package}: {len(taken)} files of {len({speaker for _, speaker in taken})} speakers", flush=True)
        listed.write_text("".join(f"{path.relative_to(data)}\t{speaker}\n" for path, speaker in taken))
    lists = sorted((data / "voices").glob("*.tsv"))
    (data / "voices.tsv").write_text("".join(path.read_text() for path in lists))
