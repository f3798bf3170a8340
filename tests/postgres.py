"""A private PostgreSQL for one test session, from Debian's package; it never outlives it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# The server ends, and its folder goes, when its standard input closes: when the session ends,
# in whatever way.
GUARD = """
"$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c max_connections=40 -c shared_buffers=16MB >"$2/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT "$server"
wait "$server"
rm -rf "$2"
"""


INITDB = ("-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync")


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, None when there is none."""
    folders = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return max(folders, key=lambda p: (p.parent.name.zfill(4), str(p)), default=None)


def must_be_there() -> bool:
    """Tell whether tests may not run without it: on a CI machine."""
    return any(os.environ.get(name, "") not in ("", "0", "false") for name in ("CI", "MAEK_CI"))


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Run a server of our own; yield the address of its database.

    Args:
        bin_folder: Where initdb and postgres are.
    """
    folder = Path(tempfile.mkdtemp(prefix="maek-pg-"))
    # The server refuses to run as root.
    user = _unprivileged() if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    rights = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    clean = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(folder)}
    try:
        subprocess.run(
            [bin_folder / "initdb", "-D", folder / "data", "-U", "maek", *INITDB],
            check=True,
            capture_output=True,
            env=clean,
            cwd=folder,
            **rights,
        )
        with subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", bin_folder / "postgres", folder],
            stdin=subprocess.PIPE,
            env=clean,
            cwd="/",
            start_new_session=True,  # an interrupted session still lets the guard clean up
            **rights,
        ) as guard:
            _wait(bin_folder, folder)
            yield f"postgresql://maek@/postgres?host={quote(str(folder), safe='')}"
            assert guard.stdin is not None
            guard.stdin.close()
            guard.wait(timeout=20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("no user to run PostgreSQL as: neither postgres nor nobody is there")


def _wait(bin_folder: Path, folder: Path) -> None:
    ready = [bin_folder / "pg_isready", "-h", folder, "-q"]
    for _ in range(200):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start: " + (folder / "log").read_text()[-500:])
