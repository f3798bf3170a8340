"""Russian."""

from __future__ import annotations

from functools import partial

from maek.lang.pack import LanguagePack
from maek.lang.ru.dates import dates
from maek.lang.ru.names import names
from maek.lang.ru.page import page_words
from maek.lang.ru.quantities import quantities
from maek.lang.ru.quotations import quotations
from maek.lang.ru.sentences import read, split
from maek.lang.ru.standing import standing
from maek.lang.ru.terms import terms
from maek.lang.standing_table import is_other_day, pronouns_in
from maek.lang.und.wording import clauses, role, words
from maek.lang.wording import Wording

PACK = LanguagePack(
    code="ru",
    read=read,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    standing=standing,
    pronouns=partial(pronouns_in, "ru"),
    other_day=partial(is_other_day, "ru"),
    wording=Wording(words, role, partial(clauses, "ru")),
)
