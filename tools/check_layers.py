#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that data flows one way: every include of ours is allowed by the table of layers.

usage: check_layers.py [ROOT]

Also proves that each folder of src/ has a README.md, that every source is listed in its
CMakeLists.txt, and that libraries stay where they belong (SQLite in ledger alone, CLI11 in cli
alone). Prints one line per fault, file and line first; exit status 1 if there is any.
"""
import pathlib
import re
import sys

ALLOWED = {
    "base": set(),
    "gazetteer": {"base"},
    "claim": {"base", "gazetteer"},
    "report": {"base", "gazetteer", "claim"},
    "ledger": {"base", "gazetteer", "claim"},
    "belief": {"base", "gazetteer", "claim", "ledger"},
    "region": {"base", "gazetteer", "claim"},
    "network": {"base", "gazetteer", "region"},
    "routing": {"base", "network"},
    "access": {"base", "gazetteer", "belief", "region", "network", "routing"},
    "brief": {"base", "gazetteer", "claim", "ledger", "belief", "region", "network", "access"},
}
ABOVE = set(ALLOWED)
ALLOWED["server"] = set(ABOVE)
ALLOWED["cli"] = ABOVE | {"server"}

# A third-party header and the folders that may know it.
OWNERS = {
    "sqlite3.h": {"ledger"},
    "metis.h": {"routing"},
    "CLI/": {"cli"},
    "csv.h": {"base"},
    "osmium/": {"network"},
    "xxhash.h": {"network"},
    "sodium.h": {"base", "ledger", "cli"},
    "libxml/": {"report"},
    "gmime/": {"report"},
    "unicode/": {"base", "gazetteer", "report"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def faults_of_include(folder, bracket, name):
    """Messages for one include line of a file in `folder`."""
    if bracket == '"':
        head = name.split("/")[0]
        if "/" not in name:
            yield f'"{name}" must be written from src/, as "{folder}/{name}"'
        elif head not in ALLOWED:
            yield f'"{name}" is in no known folder'
        elif head != folder and head not in ALLOWED[folder]:
            yield f"{folder} must not include {head} ({name})"
    else:
        for header, owners in OWNERS.items():
            if name.startswith(header) and folder not in owners:
                yield f"<{name}> belongs to {', '.join(sorted(owners))} alone"


def check_file(folder, path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            for fault in faults_of_include(folder, found.group(1), found.group(2)):
                yield f"{path}:{number}: {fault}"


def check_folder(directory):
    folder = directory.name
    if folder not in ALLOWED:
        yield f"{directory}: not a folder of the layers table"
        return
    if not (directory / "README.md").is_file():
        yield f"{directory}: has no README.md"
    listing = (directory / "CMakeLists.txt").read_text(encoding="utf-8")
    for path in sorted(directory.rglob("*")):
        if path.suffix in (".h", ".cc"):
            yield from check_file(folder, path)
            name = path.relative_to(directory).as_posix()
            if not re.search(rf"(?<![\w./]){re.escape(name)}(?![\w.])", listing):
                yield f"{path}: is not listed in {directory / 'CMakeLists.txt'}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    folders = sorted(p for p in (root / "src").iterdir() if p.is_dir())
    faults = [fault for folder in folders for fault in check_folder(folder)]
    print("\n".join(faults) if faults else f"layers: {len(folders)} folders, every include allowed")
    return 1 if faults or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
