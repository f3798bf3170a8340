"""Every other language: what works without knowing the language."""

from __future__ import annotations

from maek.lang.pack import LanguagePack
from maek.lang.und.dates import dates
from maek.lang.und.names import names
from maek.lang.und.page import page_words
from maek.lang.und.quantities import quantities
from maek.lang.und.quotations import quotations
from maek.lang.und.sentences import read, split
from maek.lang.und.terms import terms
from maek.lang.und.wording import role, words
from maek.lang.wording import Wording

PACK = LanguagePack(
    code="und",
    read=read,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    wording=Wording(words, role),
)
