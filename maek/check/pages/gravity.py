"""How grave a page's defects are: facts that do not agree, what a machine left, the language."""

from __future__ import annotations

GROUPS: dict[str, frozenset[str]] = {
    "fact": frozenset({
        "figure_conflict", "headline_conflict", "sum_conflict", "date_conflict",
        "date_arithmetic", "age_conflict",
        "speaker_conflict", "title_conflict", "pronoun_conflict", "name_two_ways", "kinship_self",
        "kinship_conflict", "unlikely_measure", "number", "unit", "date", "title", "name", "place",
        "speaker", "polarity", "negation", "kinship",
    }),
    "leftover": frozenset({
        "assistant_words", "blank", "broken_markup", "untranslated", "link_text", "cut_off",
        "translated_label", "repeated_line", "repeated_clause", "vague_source",
    }),
}  # fmt: skip
LANGUAGE = "language"
"""What is neither: how the sentences are put."""
ORDER = (*GROUPS, LANGUAGE)
"""The gravest first."""


def gravity(kind: str) -> str:
    """Return the group a kind of defect belongs to.

    Args:
        kind: Of a defect.
    """
    return next((name for name, kinds in GROUPS.items() if kind in kinds), LANGUAGE)
