"""The web door over a real loopback server: site, API, refusals, decisions, headers."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx2
import pytest
import site_desk

from maek.web.serve import serve

TOKEN = "a token for tests"


@contextmanager
def serving(folder: Path, *more: str, **environ: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """Run ``maek serve`` on a free port and yield its address and process."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MAEK_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "maek", "serve", "-C", str(folder), "--port", "0", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean | environ,
    )
    try:
        assert server.stdout
        told = server.stdout.readline()
        found = re.search(r"http://\S+/", told)
        assert found, told + (server.stderr.read() if server.stderr else "")
        yield found[0].rstrip("/"), server
    finally:
        if server.poll() is None:
            server.terminate()
        server.communicate(timeout=15)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(site_desk.desk(), tmp_path_factory.mktemp("web") / "desk")


@pytest.fixture(scope="module")
def web(home: Path) -> Iterator[httpx2.Client]:
    with (
        serving(home, MAEK_TOKEN=TOKEN) as (url, _),
        httpx2.Client(base_url=url, timeout=60) as client,
    ):
        yield client


def get(web: httpx2.Client, path: str, status: int = 200, **query: Any) -> Any:
    answer = web.get(path, params=query)
    assert answer.status_code == status, answer.text
    return answer.json()


def decide(web: httpx2.Client, path: str, body: dict, status: int = 200, token: str = TOKEN) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = web.post(path, json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def treaty(web: httpx2.Client) -> dict:
    return max(get(web, "/api/stories")["items"], key=lambda s: len(s["articles"]))


def test_the_site_is_served(web):
    front = web.get("/")
    assert front.headers["content-type"] == "text/html; charset=utf-8"
    assert "시험지" in front.text
    assert web.get("/feed.atom").headers["content-type"].startswith("application/atom+xml")
    assert web.get("/static/maek.js").headers["content-type"].startswith("text/javascript")
    missing = web.get("/story/none.html")
    assert missing.status_code == 404
    assert "없는 쪽입니다" in missing.text


@pytest.mark.parametrize("path", ["/", "/api/stories", "/api/", "/api/none", "/none"])
def test_security_headers(web, path):
    headers = web.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("path", ["/", "/static/maek.css", "/api/stories", "/api/openapi.json"])
def test_what_is_known_is_not_sent_again(web, path):
    first = web.get(path)
    again = web.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    other = web.get(path, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/stories", "/api/", "/api/openapi.json"])
def test_head_is_get_without_a_body(web, path):
    whole, head = web.get(path), web.head(path)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag"):
        assert head.headers.get(name) == whole.headers.get(name)
    assert web.head("/api/none").status_code == 404


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/api/stories?sinse=2024", "sinse: no such parameter; there are storyline, since"),
        ("/api/stories?since=2024x", "since: "),
        ("/api/stories?since=2024-13", "since: "),
        ("/api/health?limit=3", "limit: no such parameter"),
        ("/api/stories?limit=0", "limit: "),
    ],
)
def test_a_wrong_parameter_is_named(web, path, told):
    answer = web.get(path)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(told)


def test_the_description_tells_how_refusals_look(web):
    schema = get(web, "/api/openapi.json")
    told = schema["paths"]["/api/stories/{id}"]["get"]["responses"]
    for code in ("404", "422", "503"):
        assert "detail" in told[code]["content"]["application/problem+json"]["schema"]["properties"]


def test_stories(web):
    whole = get(web, "/api/stories")
    days = [s["date"] for s in whole["items"]]
    assert days == sorted(days, reverse=True)
    assert whole["total"] == len(days)
    part = get(web, "/api/stories", limit=1, offset=1)
    assert part["items"] == whole["items"][1:2]
    early = get(web, "/api/stories", until="2023")["items"]
    assert {s["date"][:4] for s in early} <= {"2014", "2023"}
    line = treaty(web)["storyline"]
    assert {s["storyline"] for s in get(web, "/api/stories", storyline=line)["items"]} == {line}


def test_a_story_with_its_brief(web):
    story = get(web, f"/api/stories/{treaty(web)['id']}")
    assert {j["article"] for j in story["joins"]} == set(story["articles"])
    assert all(j["reasons"] and j["heading"]["title"] for j in story["joins"])
    assert web.get(story["page"]).status_code == 200
    brief = get(web, f"/api/stories/{story['id']}/brief")
    assert brief["version"] == story["brief_version"] == 2
    assert brief["headline"]["citations"][0]["words"] == brief["headline"]["text"]
    old = get(web, f"/api/stories/{story['id']}/brief", version=1)
    assert old["version"] == 1
    assert "version 9" in get(web, f"/api/stories/{story['id']}/brief", 404, version=9)["detail"]


def test_storylines(web):
    lines = get(web, "/api/storylines")["items"]
    found = get(web, f"/api/storylines/{lines[0]['id']}")
    assert [s["id"] for s in found["stories"]] == lines[0]["stories"]
    assert get(web, "/api/storylines/none", 404) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "none: no such storyline",
    }


def test_an_article_as_read_prints_it(web):
    listed = get(web, "/api/articles", lang="ko")["items"]
    assert {a["lang"] for a in listed} == {"ko"}
    assert get(web, "/api/articles", limit=2)["total"] > len(listed)
    for path in (quote(listed[0]["id"], safe=""), listed[0]["id"]):
        article = get(web, f"/api/articles/{path}")
        assert article["id"] == listed[0]["id"]
        for kind in ("mentions", "quotes", "dates", "figures"):
            for one in article[kind]:
                assert article["text"][one["start"] : one["end"]] == one["words"]
    assert article["text_id"] in article["versions"]
    assert "no such article" in get(web, "/api/articles/none", 404)["detail"]


def test_people_quotes_figures(web):
    people = get(web, "/api/people")["items"]
    some = get(web, f"/api/people/{people[0]['entity']}/quotes", limit=3)["items"]
    assert some
    assert all(q["entity"] == people[0]["entity"] for q in some)
    assert "nobody" in get(web, "/api/people/none/quotes", 404)["detail"]
    assert len(get(web, "/api/quotes", limit=2)["items"]) == 2
    rows = get(web, "/api/figures")["items"]
    assert all(row["conflict"] for row in get(web, "/api/figures", conflicts=True)["items"])
    assert rows[0]["values"]
    assert "no such story" in get(web, "/api/figures", 422, story="none of these")["detail"]


def test_search_knows_endings(web):
    whole = {a["id"] for a in get(web, "/api/search", q="조약")["items"]}
    assert whole
    assert {a["id"] for a in get(web, "/api/search", q="조약을")["items"]} == whole


def test_sources_problems_health(web):
    assert {o["name"] for o in get(web, "/api/sources")["outlets"]} >= {"한빛통신"}
    assert "total" in get(web, "/api/problems", stage="extract")
    health = get(web, "/api/health")
    assert health["alive"]
    assert health["ready"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/stories/none", 404, "none: no such story"),
        ("/api/none", 404, "no such address"),
        ("/api/stories?limit=0", 422, "limit: "),
        ("/api/stories?limit=x", 422, "limit: "),
        ("/api/stories?since=now", 422, "since: "),
        ("/api/search", 422, "q: field required"),
        ("/api/search?q=", 422, "q: "),
    ],
)
def test_refusals_are_one_line(web, path, status, words):
    error = web.get(path)
    assert error.status_code == status
    assert words in error.json()["detail"]
    assert "\n" not in error.text
    assert error.headers["content-type"] == "application/problem+json"
    assert error.json()["status"] == status


@pytest.mark.parametrize(
    ("path", "takes"),
    [
        ("/api/stories", "GET, HEAD, OPTIONS"),
        ("/api/stories/x/lock", "OPTIONS, POST"),
        ("/api/check/claims", "OPTIONS, POST"),
        ("/api/", "GET, HEAD, OPTIONS"),
    ],
)
def test_an_address_tells_what_it_takes(web, path, takes):
    asked = web.options(path)
    assert (asked.status_code, asked.headers["allow"], asked.content) == (204, takes, b"")
    refused = web.delete(path)
    assert (refused.status_code, refused.headers["allow"]) == (405, takes)
    assert refused.json()["detail"] == f"{path}: takes {takes}, not DELETE"


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "DELETE"])
def test_an_unknown_address_is_not_there(web, method):
    answer = web.request(method, "/api/none")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "/api/none: no such address; see /api/"


def test_only_the_api_is_the_api(web):
    for path in ("/apiary.html", "/api-notes/"):
        answer = web.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")


def test_pages_of_other_sites_read_nothing_unless_they_are_named(web, home):
    friend = {"Origin": "https://news.example"}
    assert "access-control-allow-origin" not in web.get("/api/health", headers=friend).headers
    with serving(home, "--origin", "https://news.example") as (url, _):
        answer = httpx2.get(f"{url}/api/health", headers=friend)
        assert answer.headers["access-control-allow-origin"] == "https://news.example"
        asked = friend | {"Access-Control-Request-Method": "GET"}
        assert httpx2.options(f"{url}/api/stories", headers=asked).status_code == 200
        stranger = httpx2.get(f"{url}/api/health", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in stranger.headers


def test_nothing_else_is_allowed(web):
    assert web.put("/api/stories/x", json={}).status_code == 405
    assert web.delete("/index.html").status_code == 405
    assert web.patch("/api/stories").json()["title"] == "Method Not Allowed"
    assert web.get("/..%2f..%2fmaek.toml").status_code == 404
    assert web.get("/%2e%2e/maek.toml").status_code == 404


def test_the_page_about_the_api_needs_no_script(web):
    page = web.get("/api/").text
    assert "<script" not in page
    described = get(web, "/api/openapi.json")["paths"]
    for path in described:
        assert path in page
    for taken in ("claim", "sources", "target_lang", "a_lang", "other", "articles"):
        assert f"<code>{taken}</code>" in page
    assert "<code>headline</code>" in page
    assert "``" not in page
    assert 'href="#main"' in page
    assert 'id="main"' in page
    assert web.get("/docs").status_code == 404


def test_a_browser_asks_this_server_alone(web):
    base = str(web.base_url)
    asked: list[str] = []
    said: list[str] = []
    with site_desk.browser() as chrome:
        context = chrome.new_context()
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        page = context.new_page()
        story = get(web, f"/api/stories/{treaty(web)['id']}")["page"]
        for path in ("/", story, story + "#s1", "/search.html?q=%EC%A1%B0%EC%95%BD", "/api/"):
            page.goto(base.rstrip("/") + path)
            page.wait_for_load_state("networkidle")
        assert page.locator("h1").text_content() == "API"
        page.goto(base.rstrip("/") + "/search.html?q=%EC%A1%B0%EC%95%BD")
        assert page.locator("#found a").count() > 0
        assert context.cookies() == []
        context.close()
    assert said == []
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(base)] == []


def test_names_of_others_are_not_answered(web):
    answer = web.get("/api/stories", headers={"Host": "attacker.example"})
    assert answer.status_code == 421
    assert web.get("/", headers={"Host": "attacker.example:8765"}).status_code == 421
    assert web.get("/", headers={"Host": "LOCALHOST:1"}).status_code == 200


def test_large_bodies_are_refused_before_they_are_read(web):
    path = f"/api/stories/{treaty(web)['id']}/rename"
    assert web.post(path, content=b"x" * 1_000_001).status_code == 413
    assert web.post(path, content=iter([b"x"])).status_code == 413


def test_decisions_need_the_token(web):
    path = f"/api/stories/{treaty(web)['id']}/lock"
    for wrong in ("", "wrong", TOKEN + "x"):
        told = decide(web, path, {}, 401, token=wrong)
        assert "Authorization: Bearer" in told["detail"]
    assert web.post(path, headers={"Authorization": f"Basic {TOKEN}"}).status_code == 401


def test_decisions(web):
    id = treaty(web)["id"]
    assert decide(web, f"/api/stories/{id}/lock", {})["story"]["locked"]
    assert not decide(web, f"/api/stories/{id}/unlock", {})["story"]["locked"]
    named = decide(web, f"/api/stories/{id}/rename", {"title": "새 이름"})
    assert named["story"]["title"] == get(web, f"/api/stories/{id}")["title"] == "새 이름"
    before = get(web, f"/api/stories/{id}")["articles"]
    made = decide(web, f"/api/stories/{id}/split", {"articles": before[-1:], "title": "가른 소식"})
    assert made["story"]["articles"] == before[-1:]
    back = decide(web, f"/api/stories/{id}/move", {"articles": before[-1:]})
    assert sorted(back["story"]["articles"]) == sorted(before)
    other = next(s for s in get(web, "/api/stories")["items"] if s["id"] != id)
    merged = decide(web, f"/api/stories/{id}/merge", {"other": other["id"]})
    assert set(other["articles"]) <= set(merged["story"]["articles"])
    assert get(web, f"/api/stories/{other['id']}")["id"] == id


@pytest.mark.parametrize(
    ("verb", "body", "status", "words"),
    [
        ("rename", {}, 422, "title"),
        ("rename", {"title": "  "}, 422, "needs a name"),
        ("split", {"articles": []}, 422, "articles"),
        ("split", {"articles": ["none"]}, 422, "is not in story"),
        ("merge", {"other": "none"}, 404, "no such story"),
        ("burn", {}, 404, "no such address"),
    ],
)
def test_wrong_decisions(web, verb, body, status, words):
    told = decide(web, f"/api/stories/{treaty(web)['id']}/{verb}", body, status)
    assert words in told["detail"]


def test_without_a_token_nothing_is_decided_and_it_stops_when_told_to(home):
    with serving(home) as (url, server):
        answer = httpx2.post(f"{url}/api/stories/x/lock", headers={"Authorization": "Bearer x"})
        assert answer.status_code == 403
        assert "MAEK_TOKEN" in answer.json()["detail"]
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=15) == 0
        assert server.stderr
        assert server.stderr.read() == ""


def test_others_get_texts_only_as_their_publishers_allow(home):
    with serving(home, "--host", "0.0.0.0", MAEK_TOKEN=TOKEN) as (url, _):
        url = url.replace("0.0.0.0", "127.0.0.1")
        with httpx2.Client(base_url=url, headers={"Host": "news.example"}) as web:
            listed = web.get("/api/articles").json()["items"]
            full = next(a["id"] for a in listed if a["outlet"] == "한빛통신")
            link = next(a["id"] for a in listed if a["outlet"] == "The Meridian Post")
            assert web.get(f"/api/articles/{full}").status_code == 200
            refused = web.get(f"/api/articles/{link}")
            assert refused.status_code == 403
            assert "link only" in refused.json()["detail"]
            headers = {"Authorization": f"Bearer {TOKEN}"}
            assert web.get(f"/api/articles/{link}", headers=headers).status_code == 200


def test_the_address_can_be_reached_from_the_moment_it_is_told(home):
    class Reached(Exception):
        pass

    def told(address: str, public: bool) -> None:
        where = urlsplit(address)
        socket.create_connection((where.hostname, where.port), timeout=5).close()
        raise Reached

    with pytest.raises(Reached):
        serve(home, {}, host="127.0.0.1", port=0, told=told)


@pytest.mark.parametrize("wrong", ["no desk", "no database", "taken", "address", "port"])
def test_what_cannot_start_says_why(home, tmp_path, wrong):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/maek.toml").touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        more = {
            "no desk": ["-C", str(tmp_path)],
            "no database": ["-C", str(tmp_path / "empty")],
            "taken": ["-C", str(home), "--port", port],
            "address": ["-C", str(home), "--host", "192.0.2.1", "--port", "0"],
            "port": ["-C", str(home), "--port", "99999"],
        }[wrong]
        run = [sys.executable, "-m", "maek", "serve", *more]
        done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    words = {
        "no desk": "no desk here",
        "no database": "there is no such database",
        "taken": "is taken",
        "address": "assign",
        "port": "99999",
    }
    assert done.returncode == 2
    assert words[wrong] in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_fastapi_it_says_what_to_install(home, tmp_path):
    (tmp_path / "fastapi.py").write_text("raise ImportError('not here')")
    environ = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = [sys.executable, "-m", "maek", "serve", "-C", str(home)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, env=environ, check=False)
    assert done.returncode == 2
    assert "pip install 'maek[serve]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_every_file_of_routes_is_small():
    routes = Path(__file__).parents[1] / "maek/web/routes"
    for file in routes.glob("*.py"):
        assert len(file.read_text(encoding="utf-8").splitlines()) < 100, file.name
