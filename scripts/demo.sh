#!/bin/sh
# The example desk, from pages to a verified site. Usage: demo.sh MAEK DIR
set -eu
maek=$1 dir=$2
rm -rf "$dir"
begun=$(date +%s)
$maek init "$dir" --outlets examples/outlets/partnership.toml --outlets examples/outlets/others.toml
$maek import examples/pages -C "$dir"
$maek run -C "$dir"
$maek brief -C "$dir"
$maek verify "$dir"
echo
echo "Done in $(($(date +%s) - begun)) s. Open $dir/site/index.html in a browser, or run: make serve"
