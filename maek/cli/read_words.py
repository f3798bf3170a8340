"""One article as ``maek read`` prints it for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

    from maek.desk.answer import Json

MOST = 12
"""Findings of one kind that are shown; ``--json`` has them all."""


def words_for(answer: Json) -> Group:
    """Return an article with what was found in it, ready to print.

    Args:
        answer: The object of ``maek read --json``.
    """
    from rich.console import Group
    from rich.text import Text

    told: list[Text] = [Text(answer["title"] or answer["id"], style="bold")]
    told.append(Text(" · ".join(filter(None, _facts(answer))), style="dim"))
    told += [Text(line, style="italic") for line in answer["standfirst"]]
    for name, judgement in answer["labels"].items():
        if judgement["verdict"] in ("yes", "likely"):
            why = "; ".join(judgement["why"])
            told.append(Text(f"{name.replace('_', ' ')}: {judgement['verdict']} ({why})", "yellow"))
    told.append(Text())
    told += [Text(line) for line in answer["body"].split("\n")]
    for title, rows in _sections(answer):
        if rows:
            told += [Text(), Text(f"{title} ({len(rows)})", style="bold")]
            told += [Text(f"  {row}") for row in rows[:MOST]]
            if len(rows) > MOST:
                told.append(Text(f"  … and {len(rows) - MOST} more (--json)", style="dim"))
    told.append(Text())
    return Group(*told)


def _facts(answer: Json) -> list[str]:
    site, outlet = answer["site_name"], answer["outlet"]
    story_date = answer["story_date"]["value"]
    published = (answer["published"] or {}).get("value", "")
    return [
        site,
        outlet if outlet != site else "",
        ", ".join(answer["authors"]),
        f"published {published}" if published else "",
        f"about {story_date}" if story_date and story_date != published[:10] else "",
        answer["lang"],
        f"via {' → '.join(answer['via'])}" if answer["via"] else "",
    ]


def _sections(answer: Json) -> list[tuple[str, list[str]]]:
    names = {e["id"]: e["names"][0][1] for e in answer["entities"] if e["names"]}
    people = [m for m in answer["mentions"] if m["entity"]]
    return [
        ("Who said what", [_said(quote) for quote in answer["quotes"]]),
        ("Names", list(dict.fromkeys(names.get(m["entity"], m["words"]) for m in people))),
        ("Dates", [f"{d['words']} = {d['value']}" for d in answer["dates"]]),
        ("Figures", [_figure(figure) for figure in answer["figures"]]),
        ("Events", [f"{e['date'] or '?'}  {e['words']}" for e in answer["events"]]),
        ("Defects", [f"{d['kind']}: {d['words']} ({d['why']})" for d in answer["defects"]]),
    ]


def _said(quote: Json) -> str:
    speaker = quote["speaker"]["words"] if quote["speaker"] else "?"
    outlet = f" (via {quote['outlet']['words']})" if quote["outlet"] else ""
    return f"{speaker}{outlet}, {quote['kind']}: “{quote['words']}”"


def _figure(figure: Json) -> str:
    of = f" of {figure['of']['words']}" if figure["of"] else ""
    low, high = figure["low"], figure["high"]
    value = f"{low}" if low == high else f"{low}–{high}".replace("None", "…")
    return f"{figure['words']}{of} = {value} {figure['unit_norm'] or figure['unit']}".rstrip()
