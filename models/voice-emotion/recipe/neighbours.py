"""The phone recogniser's recipe, from which this one takes the mel bands and how a network is exported, and that of the sounds."""

import pathlib
import sys

MODELS = pathlib.Path(__file__).resolve().parents[2]
PHONE_RECOGNISER = MODELS / "phone-recogniser"
# behind this recipe's own modules, some of which have the same names
for recipe in (PHONE_RECOGNISER / "recipe", MODELS / "sound-events" / "recipe"):
    sys.path.append(str(recipe))
