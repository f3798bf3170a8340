"""English."""

from __future__ import annotations

from functools import partial

from maek.lang.en.dates import dates
from maek.lang.en.names import names
from maek.lang.en.page import page_words
from maek.lang.en.quantities import quantities
from maek.lang.en.quotations import quotations
from maek.lang.en.sentences import read, split
from maek.lang.en.standing import standing
from maek.lang.en.terms import terms
from maek.lang.en.wording import clauses, role, words
from maek.lang.pack import LanguagePack
from maek.lang.standing_table import is_other_day, pronouns_in
from maek.lang.wording import Wording

PACK = LanguagePack(
    code="en",
    read=read,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    standing=standing,
    pronouns=partial(pronouns_in, "en"),
    other_day=partial(is_other_day, "en"),
    wording=Wording(words, role, clauses),
)
