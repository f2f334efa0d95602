#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small checks of the tree that a compiler does not make.

usage: check_style.py [ROOT]

 1. Sources have at most 500 lines and begin with the licence tag.
 2. Below cli and server nothing reads the wall clock, the environment, the locale or the random device.
 3. Below cli no exp, log or pow of libm, whose last bit differs between machines.
 4. No test is switched off, and nothing is left marked as unfinished.
 5. A source includes the header of its own name first: its build without precompiled headers proves that header alone.
 6. clang-format 14 has nothing to change (when it is installed).
Prints one line per fault, file and line first; exit status 1 if there is any.
"""
import pathlib
import re
import shutil
import subprocess
import sys

MOST_LINES = 500
IMPURE = re.compile(
    r"\b(system_clock::now|steady_clock::now|std::time\b|\btime\(nullptr\)|getenv|setlocale|random_device"
    r"|randombytes_|localtime)")
LIBM = re.compile(r"\b(?:std::)?(exp|exp2|expm1|log|log2|log10|log1p|pow|tgamma|lgamma)\s*\(")
UNFINISHED = re.compile("TO" + "DO|FIX" + "ME|\\bXX" + "X\\b|GTEST_" + "SKIP|DISABLED" + "_")
INCLUDE = re.compile(r'^#include [<"](.*)[>"]', re.M)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"|//.*')


def check_lines(path, lines, rules):
    for number, line in enumerate(lines, 1):
        code = STRING.sub('""', line)
        for pattern, text, message in rules:
            found = pattern.search(line if text else code)
            if found:
                yield f"{path}:{number}: '{found.group(0)}' {message}"


def rules_for(path):
    rules = [(UNFINISHED, True, "marks unfinished work")]
    parts = path.parts
    if "src" in parts and parts[parts.index("src") + 1] not in ("cli", "server"):
        rules.append((IMPURE, False, "is for cli and server alone; take it as a parameter"))
        rules.append((LIBM, False, "of libm differs between machines"))
    return rules


def check_file(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        yield f"{path}:1: {len(lines)} lines; split it by idea ({MOST_LINES} at most)"
    if "SPDX-License-Identifier: Apache-2.0" not in "\n".join(lines[:3]):
        yield f"{path}:1: no licence tag"
    yield from check_lines(path, lines, rules_for(path))
    yield from check_own_header(path, text)


def check_own_header(path, text):
    header = path.with_suffix(".h")
    if path.suffix != ".cc" or "src" not in path.parts or not header.exists():
        return
    first = INCLUDE.search(text)
    if not first or first.group(1) != f"{header.parent.name}/{header.name}":
        yield f"{path}:1: includes another header before its own, {header.name}"


def check_format(files):
    tool = shutil.which("clang-format-14")
    if not tool or not files:
        return
    run = subprocess.run([tool, "--dry-run", "-Werror", *map(str, files)], capture_output=True, text=True)
    for line in run.stderr.splitlines():
        if "error:" in line:
            yield line


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    files = [p for folder in ("src", "tests", "bench", "tools") for p in sorted((root / folder).rglob("*"))
             if p.suffix in (".h", ".cc", ".py", ".sh")]
    faults = [fault for path in files for fault in check_file(path)]
    faults += check_format([p for p in files if p.suffix in (".h", ".cc")])
    print("\n".join(faults) if faults else f"style: {len(files)} files")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
