"""The checks over HTTP: a sentence, a translation, a brief or two names, as ``maek check`` does.

Checking costs the server time. On an address others can reach it needs the desk's token.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request

from maek.api import check_names
from maek.desk.checking import check_row, check_translation_row, claim_verdict, verdict_answer
from maek.desk.checking_brief import check_brief, story_sources
from maek.errors import InputError, UnreadableError
from maek.web.door import Door, Json, TokenError, door_of

router = APIRouter(tags=["checks"])

MOST_SOURCES = 100
"""Sources of one claim at most."""
Words = Annotated[str, Body(max_length=20_000)]
Lang = Annotated[str, Body(max_length=20, description="told from the text when empty")]
Story = Annotated[str, Body(max_length=200, description="id of a story, or words of its title")]
SOURCE = "objects with id, lang, published and text"
Sources = Annotated[list[Json] | None, Body(max_length=MOST_SOURCES, description=SOURCE)]


def checking_door(request: Request) -> Door:
    """Return the door, for those who may have something checked.

    Raises:
        TokenError: Others can reach this server, and the token is missing or wrong.
    """
    door = door_of(request)
    if door.public and not door.knows(request):
        raise TokenError("checks need the header Authorization: Bearer and the desk's token")
    return door


Checking = Annotated[Door, Depends(checking_door)]


@router.post("/check/claims")
def claims(
    door: Checking,
    claim: Words,
    lang: Lang = "",
    story: Story = "",
    sources: Sources = None,
) -> Json:
    """Tell whether a claim is carried by given sources, or by the articles of a story."""
    if not story:
        if not sources:
            raise InputError("needs sources, or a story of the desk", item="claim")
        return check_row({"claim": claim, "claim_lang": lang, "sources": sources or []})
    _told(claim, "claim")
    with door.memory() as store:
        found = story_sources(store, story)
    return verdict_answer(claim_verdict(claim, lang, found))


@router.post("/check/translation")
def translation(
    door: Checking, source: Words, target: Words, source_lang: Lang = "", target_lang: Lang = ""
) -> Json:
    """Tell what a translation changed, lost, added or broke."""
    langs = {"source_lang": source_lang, "target_lang": target_lang}
    return check_translation_row({"source": source, "target": target, **langs})


@router.post("/check/brief")
def brief(door: Checking, text: Words, story: Story, lang: Lang = "") -> Json:
    """Answer the five questions for a text against the articles of a story."""
    _told(text, "text")
    with door.memory() as store:
        found = story_sources(store, story)
    return check_brief(text, lang, found, id="text")


@router.post("/check/names")
def names(
    door: Checking,
    a: Annotated[str, Body(max_length=200)],
    b: Annotated[str, Body(max_length=200)],
    a_lang: Lang = "",
    b_lang: Lang = "",
) -> Json:
    """Tell whether two names, in any two scripts, can be one person's."""
    for name, words in (("a", a), ("b", b)):
        if not words.strip():
            raise InputError("has no name", item=name)
    return check_names(a, b, a_lang=a_lang, b_lang=b_lang)


def _told(words: str, name: str) -> None:
    if not words.strip():
        raise UnreadableError(f"has no {name}", item="row")
