"""Words of KDE's KTuberling, one speaker a language: four to learn from, the others for measuring only."""

import re

LEARNED = ["fr", "uk", "ru", "nn"]
FOR_MEASURING = ["ca", "da", "de", "en", "es", "fi", "ga", "gl", "id", "it", "lt", "nds", "nl", "pt", "ro", "sl", "sr", "sv", "wa"]


def rows(debian, languages):
    """As `real_speech`'s sources give them: (source, path, text, language, arguments of ffmpeg)."""
    folder = debian / "usr/share/ktuberling/sounds"
    for language in languages:
        theme = (folder / f"{language}.soundtheme").read_text("utf8")
        for name, file in re.findall(r'name="([^"]*)"\s+file="([^"]*)"', theme):
            # some themes name sounds that are another language's
            if file.startswith(f"{language}/") and (folder / file).exists():
                yield f"ktuberling-{language}", folder / file, name, language, ()
