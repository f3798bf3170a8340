"""Particles behind a noun: told apart from the noun by their letters alone.

The morpheme engine cuts particles off well behind words it knows; behind a name it does not
know it may not. Where a name is known from elsewhere on the page, what follows it in the
word is checked here.
"""

from __future__ import annotations

import re

PARTICLES = re.compile(
    r"(?:들|측|씨)?(?:이나마|이라도|라도|이라는|라는|이라고|라고|이라며|라며|이라면|라면|이라서|라서"
    r"|이란|란|이자|이며|이고|이었|였|이던|인데|이다|입니다|으로서|로서|으로써|로써|으로부터|로부터"
    r"|으로|로|에게서|에게로|에게|에서|에서부터|한테서|한테|께서|께|부터|까지|마저|조차|처럼|같이"
    r"|보다|만큼|대로|이나|나|이랑|랑|하고|과의|와의|과|와|의|은|는|이|가|을|를|도|만|에|뿐|인)?"
    r"(?:서|부터|까지|는|은|도|만|의|이|가|라고|라는|다|며|고)?$"
)


def only_particles(rest: str) -> bool:
    """Tell whether ``rest``, what stands behind a noun in its word, is particles alone.

    Args:
        rest: The letters from the end of the noun to the end of the word; may be empty.
    """
    return PARTICLES.match(rest) is not None
