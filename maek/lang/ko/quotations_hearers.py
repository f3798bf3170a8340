"""What words call for, and the verbs in them that have a hearer or taker of their own."""

from __future__ import annotations

from maek.lang.ko.quotations_view import View

_CALLS = frozenset({
    "라고", "으라고", "자고", "냐고", "느냐고", "으냐고", "라며", "으라며", "자며", "냐며",
    "라는", "으라는", "자는", "냐는", "느냐는", "느냐며",
    "라면서", "으라면서", "자면서", "냐면서", "느냐면서",
})  # fmt: skip
_THERE_IS = frozenset({"있", "없"})
_FOR_THEM = frozenset({"주", "드리"})
"""깎아 주다, 읽어 드리다: whatever is done, it is done for the hearer of the words."""


def called_for(view: View, index: int) -> bool:
    """Tell whether a clause calls for something or asks: …하라고, 가자고, 있느냐고, 해 달라고.

    Args:
        view: The sentence.
        index: Index of the ending that hands the clause over.
    """
    hands = view.tag(index) in ("EC", "ETM") and view.form(index) in _CALLS
    return hands and view.tag(index - 1) != "VCP"


def gives(view: View, index: int, verbs: frozenset[str]) -> bool:
    """Tell whether one of some verbs, which have a hearer or taker, ends its stem at an item.

    Args:
        view: The sentence.
        index: Index of the item.
        verbs: The verbs.
    """
    tag, form = view.tag(index), view.form(index)
    if tag in ("XSV", "XSA"):
        return view.form(index - 1) + form in verbs
    if tag == "VX":
        return form in _FOR_THEM
    plain = tag == "VV" or (tag == "VA" and form not in _THERE_IS)
    return plain and form in verbs and view.tag(index + 1)[:1] == "E"
