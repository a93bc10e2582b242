"""The phone recogniser's recipe, from which this one takes the mel scale and the reading of Qt's resource files."""

import pathlib
import sys

# behind this recipe's own modules, some of which have the same names
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "phone-recogniser" / "recipe"))
