"""Timelines: the day of the event, not of the report; nothing said twice; spans read back."""

from __future__ import annotations

import json

from click.testing import CliRunner

from maek.cli.timeline import command

ROWS = [
    (
        "2024-03-05",
        "The old bridge at Varnholm collapsed on March 4 and fell into the river. "
        "Divers searched the cold water through the night.",
    ),
    (
        "2024-03-06",
        "Two days after the bridge at Varnholm collapsed on March 4, the mayor closed the road. "
        "Engineers had warned of cracks for years.",
    ),
    (
        "2024-03-20",
        "The inquiry into the collapse of March 4 began on March 19 in the town hall of Varnholm. "
        "Its chairwoman promised a report before the summer.",
    ),
    ("2024-03-21", "On March 19 the inquiry in the town hall heard the first of nine engineers."),
]


def test_a_timeline_tells_days_of_events(tmp_path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"id": f"r{n}", "lang": "en", "published": day, "text": text}
        for n, (day, text) in enumerate(ROWS)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = CliRunner().invoke(command, [str(path), "--json", "--days", "2"])
    assert result.exit_code == 0, result.output
    days = json.loads(result.output)
    assert [day["date"] for day in days] == ["2024-03-04", "2024-03-19"]
    texts = {row["id"]: row["text"] for row in rows}
    for day in days:
        for said in day["sentences"]:
            assert texts[said["article"]][said["start"] : said["end"]] == said["text"]


def test_a_bad_row_is_named_and_the_others_stand(tmp_path) -> None:
    path = tmp_path / "rows.jsonl"
    good = {"id": "good", "lang": "en", "published": ROWS[0][0], "text": ROWS[0][1]}
    path.write_text(json.dumps({"id": "bad"}) + "\n" + json.dumps(good), "utf-8")
    result = CliRunner().invoke(command, [str(path), "--json"])
    assert result.exit_code == 2
    assert "bad" in result.output
    assert "2024-03-04" in result.output
