#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An installed copy works from anywhere: it finds its packs, tells errors by exit status, and leaves nothing half-made.
# usage: tests/install_test.sh [PRESET]    an already built preset, by default dev
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-dev}
root=$PWD
temporary=$(mktemp -d "${TMPDIR:-/tmp}/maabar-install-XXXXXX")
trap 'chmod -R u+w "$temporary"; rm -rf "$temporary"' EXIT
checks=0
failed=0

# expect STATUS WORDS COMMAND...: exit status and a phrase of what it prints.
expect() {
  local status=$1 words=$2 got=0 printed
  shift 2
  printed=$("$@" 2>&1 </dev/null) || got=$?
  checks=$((checks + 1))
  if [ "$got" -ne "$status" ] || [[ "$printed" != *"$words"* ]]; then
    failed=$((failed + 1))
    printf 'FAILED: %s\n  wanted status %s and "%s"\n  got status %s and: %s\n' "$*" "$status" "$words" "$got" "${printed:0:600}"
  fi
}

cmake --install "build/$preset" --prefix "$temporary/usr" >/dev/null
cd "$temporary"
maabar=$temporary/usr/bin/maabar
unset MAABAR_DATA MAABAR_WORKSPACE

expect 0 "maabar 0." "$maabar" --version
expect 0 "Examples:" "$maabar" route --help
for verb in init read import status history explain changes promises review redact note alias route matrix reach impact brief \
  verify export; do
  expect 0 "Examples:" "$maabar" "$verb" --help
done
expect 2 "did you mean status?" "$maabar" statsu
expect 3 "make one with 'maabar init --region levant'" "$maabar" status
expect 3 "no region pack 'narnia'" "$maabar" init --region narnia
expect 0 "412 claims" "$maabar" init --region levant
expect 2 "is there already" "$maabar" init --region levant
expect 0 "iq-sy.al-qaim-abu-kamal" "$maabar" status --at 2018-10-16 --known 2018-10-16
expect 3 "did you mean iq-sy.al-qaim-abu-kamal" "$maabar" explain al-qiam
expect 2 "2019-02-30 does not exist" "$maabar" status --at 2019-02-30
expect 2 "2019-02-30 does not exist" "$maabar" status --known 2019-02-30
expect 3 "no place 'Bagdhad'" "$maabar" route Bagdhad Damascus
expect 0 "driving" "$maabar" route Baghdad Damascus --at 2019-10-01 --known 2019-10-01
expect 2 "one --close at a time" "$maabar" impact --close al-qaim --close rabia
expect 2 "--within: '0h'" "$maabar" reach Baghdad --within 0h
expect 0 "is whole" "$maabar" verify
expect 5 "" "$maabar" verify --head 0000000000000000000000000000000000000000000000000000000000000000

# Reports that cannot be read: one line each, and the good one is stored all the same.
head -c 300 /dev/urandom > binary.txt
printf 'Title: x\n\nThe crossing \xff is open.\n' > broken.txt
: > empty.txt
cp "$root/data/reports/2018-10-15-foreign-ministers.txt" good.txt
expect 2 "binary.txt" "$maabar" read binary.txt
expect 2 "broken.txt" "$maabar" read broken.txt
expect 2 "empty.txt" "$maabar" read empty.txt
expect 3 "no such file" "$maabar" read missing.txt
expect 2 "1 read, 2 refused" "$maabar" read binary.txt good.txt broken.txt
expect 0 "known already" "$maabar" read good.txt
truncate -s 200M long.txt
expect 2 "is longer than" "$maabar" read long.txt
rm long.txt

# A pack with a broken row is named by file and line, and no workspace is left behind.
cp -r "$root/data/levant" broken-pack
sed -i '5s/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]/2018-02-30/' broken-pack/history.csv
expect 2 "history.csv:5" "$maabar" -w other init --region ./broken-pack
expect 3 "" "$maabar" -w other status
[ -z "$(ls -d other* 2>/dev/null)" ] || { failed=$((failed + 1)); echo "FAILED: a half-made workspace is left: $(ls -d other*)"; }

# A newer workspace, a damaged one, a broken pipe.
cp -r maabar-workspace newer && sed -i 's/"format": 1/"format": 99/' newer/workspace.json
expect 6 "newer maabar" "$maabar" -w newer status
cp -r maabar-workspace damaged && printf 'not a database at all, but long enough to be read as one.......................................................' > damaged/ledger.sqlite
rm -f damaged/ledger.sqlite-*
expect 5 "" "$maabar" -w damaged status
expect 0 "" bash -c "set -o pipefail; '$maabar' export | head -n 1 >/dev/null"

# A full disk: nothing half-written.
if [ "$(id -u)" -eq 0 ] && mkdir -p small && mount -t tmpfs -o size=200k tmpfs small 2>/dev/null; then
  expect 6 "" "$maabar" -w small/desk init --region levant
  [ -z "$(ls small)" ] || { failed=$((failed + 1)); echo "FAILED: a full disk left $(ls small)"; }
  umount small
fi
if [ -e /dev/full ]; then
  expect 6 "standard output cannot be written" bash -c "'$maabar' export > /dev/full"
fi

# What is exported comes back.
expect 0 "" "$maabar" export -o desk.jsonl
expect 0 "" "$maabar" -w second init --region levant --desk second
expect 0 "added" "$maabar" -w second import ledger desk.jsonl
expect 0 "is whole" "$maabar" -w second verify

# The bulletin in each of its forms.
for file in b.html b.csv b.hxl.csv b.geojson b.svg; do
  expect 0 "$file" "$maabar" brief --at 2018-10-16 --known 2018-10-16 --corridor "Baghdad>Damascus" -o "$file"
  [ -s "$file" ] || { failed=$((failed + 1)); echo "FAILED: $file is empty"; }
done
expect 0 "" xmllint --noout b.svg
expect 2 "must end in" "$maabar" brief -o bulletin.pdf

printf 'install: %d passed, %d failed\n' "$((checks - failed))" "$failed"
[ "$failed" -eq 0 ]
