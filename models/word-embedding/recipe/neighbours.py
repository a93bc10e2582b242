"""The phone recogniser's recipe, from which this one takes the front end, the shards and the articulatory features."""

import pathlib
import sys

RECIPE = pathlib.Path(__file__).resolve().parents[2] / "phone-recogniser" / "recipe"
sys.path.insert(1, str(RECIPE))
