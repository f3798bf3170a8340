"""Korean."""

from __future__ import annotations

from functools import partial

from maek.lang.ko.clauses import clauses
from maek.lang.ko.dates import dates
from maek.lang.ko.deeds import deeds
from maek.lang.ko.defects import defects
from maek.lang.ko.names import names
from maek.lang.ko.page import page_words
from maek.lang.ko.quantities import quantities
from maek.lang.ko.quotations import quotations
from maek.lang.ko.sentences import begin, read, split
from maek.lang.ko.standing import standing
from maek.lang.ko.terms import terms
from maek.lang.ko.wording import role, words
from maek.lang.pack import LanguagePack
from maek.lang.standing_table import is_other_day, pronouns_in
from maek.lang.wording import Wording

PACK = LanguagePack(
    code="ko",
    read=read,
    begin=begin,
    split=split,
    names=names,
    quotations=quotations,
    dates=dates,
    quantities=quantities,
    terms=terms,
    page_words=page_words,
    defects=defects,
    standing=standing,
    pronouns=partial(pronouns_in, "ko"),
    other_day=partial(is_other_day, "ko"),
    wording=Wording(words, role, clauses, deeds),
)
