"""Numbers in the prose of *Drie beelden*: how many themes, and on which the images clash."""

from __future__ import annotations

import pandas as pd

from evenwicht.phrases import counted
from evenwicht.prose.sentence import says


def three_images(themes: pd.DataFrame) -> dict[str, str]:
    """The texts to glue, by name.

    Parameters
    ----------
    themes
        As `evenwicht.definitions.themes` returns them.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these themes.
    """
    stances = themes.pivot_table("stance", "theme", "image", aggfunc="first")
    clashing = [theme for theme, row in stances.iterrows() if {"holds", "opposes"} <= set(row)]
    only = clashing == ["self_steering"]
    says("drie-beelden", "Het scherpst botsen de beelden over zelfsturing.", only, clashing)
    visible = list(stances.loc["visibility", ["self", "outside"]])
    says("drie-beelden", "Ook over zichtbaarheid verschillen zij", visible == ["nuances", "holds"], visible)
    asking = sorted(themes.loc[(themes["theme"] == "contact_point") & (themes["stance"] != "absent"), "image"])
    says(
        "drie-beelden",
        "Alleen in het beeld van buiten komt het vaste aanspreekpunt voor.",
        asking == ["outside"],
        asking,
    )
    return {
        "themas": counted(len(stances)),
        "overal": counted(int((stances != "absent").all(axis=1).sum())),
    }
