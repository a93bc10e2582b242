"""The recipe that names sounds, from which this one takes the reading of Debian's packages, and the phone recogniser's."""

import pathlib
import sys

# behind this recipe's own modules, some of which have the same names
for model in ("sound-events", "phone-recogniser"):
    sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / model / "recipe"))
