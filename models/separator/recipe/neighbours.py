"""The recipe that names sounds, whose sounds and labels this one has, and the phone recogniser's."""

import pathlib
import sys

# behind this recipe's own modules, some of which have the same names
for model in ("sound-events", "phone-recogniser"):
    sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / model / "recipe"))
LABELS = pathlib.Path(__file__).resolve().parents[2] / "sound-events" / "labels.json"
