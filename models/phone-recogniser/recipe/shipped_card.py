"""The card that goes with an exported model: the shipped one with the checksums of what was exported."""

import hashlib
import json


def read_card(recipe):
    """@param recipe the folder that it lies above"""
    return json.loads((recipe.parent / "card.json").read_text())


def write_card(card, out):
    """Writes OUT/card.json, with the checksums of the files that the card names, which are in OUT."""
    for fact in (card, *card.get("alongside", [])):
        data = (out / fact["file"]).read_bytes()
        fact["sha256"] = hashlib.sha256(data).hexdigest()
        print(fact["file"], len(data), fact["sha256"])
    (out / "card.json").write_text(json.dumps(card, indent=2) + "\n")
