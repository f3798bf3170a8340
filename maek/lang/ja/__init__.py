"""Japanese."""

from __future__ import annotations

from functools import partial

from maek.lang.han_sentences import read, split
from maek.lang.ja.dates import dates
from maek.lang.ja.names import names
from maek.lang.ja.page import page_words
from maek.lang.ja.quantities import quantities
from maek.lang.ja.quotations import quotations
from maek.lang.ja.standing import standing
from maek.lang.ja.terms import terms
from maek.lang.pack import LanguagePack
from maek.lang.standing_table import is_other_day, pronouns_in
from maek.lang.und.wording import clauses, role, words
from maek.lang.wording import Wording

PACK = LanguagePack(
    code="ja",
    read=read,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    standing=standing,
    pronouns=partial(pronouns_in, "ja"),
    other_day=partial(is_other_day, "ja"),
    wording=Wording(words, role, partial(clauses, "ja")),
)
