#!/bin/sh
# What some tests need and the machine may lack: PostgreSQL, Chromium, a font with Hangul.
# Installs it when it can; the tests say plainly what was skipped when it cannot.
set -eu
missing=""
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
fc-list 2>/dev/null | grep -qi 'cjk' || missing="$missing fonts-noto-cjk fontconfig"
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null 2>&1 || { echo "not here and not installable:$missing" >&2; exit 0; }
run=""
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || { echo "not here, and no right to install:$missing" >&2; exit 0; }
    run=sudo
fi
echo "installing for the tests:$missing"
settings=/etc/postgresql-common/createcluster.conf
if [ ! -e "$settings" ]; then
    # The programs alone: the tests start a server of their own, and nothing else shall run.
    $run mkdir -p "${settings%/*}"
    echo "create_main_cluster = false" | $run tee "$settings" >/dev/null
fi
# shellcheck disable=SC2086
{ $run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; } ||
    echo "could not be installed:$missing" >&2
