#!/bin/sh
# Makes the virtual environment with the pinned dependencies. Needs Python 3.11 or newer.
# Usage: venv.sh PYTHON VENV REQUIREMENTS
set -eu
python=$1 venv=$2 pins=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "maek needs Python 3.11 or newer; say which: make PYTHON=/path/to/python3.11" >&2
    exit 2
}

if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    # Debian and Ubuntu keep venv in a package of its own.
    echo "installing python3-venv"
    run=""
    [ "$(id -u)" = 0 ] || run=sudo
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends "$package" >/dev/null || {
        echo "Python has no venv and it could not be installed; run: apt-get install $package" >&2
        exit 2
    }
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "installing pinned dependencies into $venv"
"$venv/bin/python" -m pip install -q --disable-pip-version-check -r "$pins"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
# pip compiles what it installs; an editable install it leaves to the first run, which may not write.
"$venv/bin/python" -m compileall -q maek
