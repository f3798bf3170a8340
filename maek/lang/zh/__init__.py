"""Chinese."""

from __future__ import annotations

from functools import partial

from maek.lang.han_sentences import read, split
from maek.lang.pack import LanguagePack
from maek.lang.standing_table import is_other_day, pronouns_in
from maek.lang.und.wording import clauses, role, words
from maek.lang.wording import Wording
from maek.lang.zh.dates import dates
from maek.lang.zh.names import names
from maek.lang.zh.page import page_words
from maek.lang.zh.quantities import quantities
from maek.lang.zh.quotations import quotations
from maek.lang.zh.standing import standing
from maek.lang.zh.terms import terms

PACK = LanguagePack(
    code="zh",
    read=read,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    standing=standing,
    pronouns=partial(pronouns_in, "zh"),
    other_day=partial(is_other_day, "zh"),
    wording=Wording(words, role, partial(clauses, "zh")),
)
