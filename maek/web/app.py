"""Builds the application: the site at ``/``, the JSON API under ``/api/``."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from maek import __version__, config
from maek.errors import ConfigError
from maek.web.door import Door, only_known
from maek.web.guard import Guard
from maek.web.refusals import REFUSED, install
from maek.web.routes import (
    articles,
    checks,
    decisions,
    docs,
    figures,
    health,
    people,
    search,
    sources,
    stories,
    storylines,
)

ROUTES = (
    stories.router,
    decisions.router,
    checks.router,
    storylines.router,
    articles.router,
    people.router,
    figures.router,
    search.router,
    sources.router,
    health.router,
)


def create_app(
    folder: Path,
    environ: Mapping[str, str],
    *,
    hosts: tuple[str, ...],
    origins: tuple[str, ...] = (),
    public: bool = False,
) -> FastAPI:
    """Build the application of one desk.

    Args:
        folder: The desk's folder.
        environ: Environment variables; ``MAEK_TOKEN`` opens decisions.
        hosts: Names it answers to; a page elsewhere that points a name of its own at this
            machine (DNS rebinding) reads nothing.
        origins: Sites whose pages may read the API from a browser; none otherwise.
        public: Whether others than this machine can reach it.

    Raises:
        ConfigError: No desk here, or a folder that cannot be made.
    """
    door = Door(folder, config.load(folder, environ), environ, public)
    app = FastAPI(
        title="maek",
        version=__version__,
        description="The records behind the site, and the checks; only decisions change anything.",
        openapi_url="/api/openapi.json",
        # The pages FastAPI brings load scripts from elsewhere; ours is made by routes/docs.py.
        docs_url=None,
        redoc_url=None,
    )
    app.state.door = door
    for router in ROUTES:
        app.include_router(
            router, prefix="/api", dependencies=[Depends(only_known)], responses=REFUSED
        )
    app.include_router(docs.router)
    app.state.of_api = tuple(app.routes)
    app.include_router(docs.nowhere)
    app.mount("/", _site(folder / door.settings.desk.site), name="site")
    install(app)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=("GET", "HEAD", "POST"),
            allow_headers=("Authorization", "Content-Type", "If-None-Match"),
            expose_headers=("ETag",),
        )
    app.add_middleware(Guard, hosts=hosts)
    return app


def _site(folder: Path) -> StaticFiles:
    mimetypes.add_type("application/atom+xml", ".atom")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be made: {error.strerror}", item=str(folder)) from error
    return StaticFiles(directory=folder, html=True)
