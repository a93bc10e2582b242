"""Fetches what `sounds_by_name.tsv` names out of Debian's packages.

    python fetch_sounds.py DATA

Writes DATA/named/PACKAGE/... (the files themselves) and DATA/named.tsv: path below DATA, package, label. Packages' copyright files lie
beside what was taken from them.
"""

import pathlib
import re
import sys

from debian_sounds import take
from sounds_by_name import LEFT, rules_by_package


def labelled(rules):
    """The first rule that matches a path labels it."""

    def label_of(path):
        label = next((label for pattern, label in rules if re.search(pattern, path)), LEFT)
        return None if label == LEFT else label

    return label_of


if __name__ == "__main__":
    data = pathlib.Path(sys.argv[1])
    for package, rules in rules_by_package().items():
        listed = data / "named" / f"{package}.tsv"
        if listed.exists():
            continue
        taken = take(package, labelled(rules), data / "downloads", data / "named" / package)
        print(f"{package}: {len(taken)} sounds", flush=True)
        listed.write_text("".join(f"{path.relative_to(data)}\t{package}\t{label}\n" for path, label in taken))
    lists = sorted((data / "named").glob("*.tsv"))
    (data / "named.tsv").write_text("".join(path.read_text() for path in lists))
