# SPDX-License-Identifier: Apache-2.0
"""What the pack checks share: reading of text, CSV and JSON; dates, names, distances.

Every reader reports to a `Faults` and goes on with what it could read.
"""
import collections
import csv
import datetime
import io
import json
import math
import os
import re


class Faults:
    """Collects fault lines; `where` is a path relative to DATA_DIR."""

    def __init__(self):
        self.lines = []

    def add(self, where, line, message):
        self.lines.append(f"{where}:{line}: {message}")


def read_text(root, path, faults):
    """Text of a tracked table, or None with a fault: UTF-8, LF only, ends with a newline."""
    try:
        with open(os.path.join(root, path), "rb") as handle:
            raw = handle.read()
        text = raw.decode("utf-8")
    except OSError as error:
        faults.add(path, 1, f"cannot be read ({error.strerror}); add the file")
        return None
    except UnicodeDecodeError as error:
        line = raw[:error.start].count(b"\n") + 1
        faults.add(path, line, "not UTF-8; save the file as UTF-8")
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if "\r" in line:
            faults.add(path, number, "carriage return; use LF line ends")
            break
    if not text.endswith("\n"):
        faults.add(path, text.count("\n") + 1, "no newline at the end; add one")
    return text


def read_table(root, path, columns, faults):
    """Rows of a CSV as (line, dict), after checking header, cell count and stray spaces."""
    text = read_text(root, path, faults)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if start == 1:
                if cells != columns:
                    faults.add(path, 1, f"columns are {','.join(cells)}; want {','.join(columns)}")
                    return []
                continue
            if len(cells) != len(columns):
                faults.add(path, start, f"{len(cells)} cells; want {len(columns)}")
                continue
            row = dict(zip(columns, cells))
            for column, cell in row.items():
                if cell != cell.strip():
                    faults.add(path, start, f"{column} begins or ends with a space; trim it")
            rows.append((start, row))
    except csv.Error as error:
        faults.add(path, reader.line_num, f"broken CSV ({error}); mend the quotes")
    return rows


def read_json(root, path, faults):
    """A JSON object, or None with a fault."""
    text = read_text(root, path, faults)
    if text is None:
        return None
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        faults.add(path, error.lineno, f"broken JSON ({error.msg}); mend it")
        return None
    if not isinstance(document, dict):
        faults.add(path, 1, "the outermost value is no object; see docs/formats/region-pack.md")
        return None
    return document


def line_of(root, path, needle):
    """The first line that holds `needle`, 1 if none does."""
    with open(os.path.join(root, path), encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            if needle in line:
                return number
    return 1


def edtf(text):
    """First and last day of an EDTF level 0 date (year, month or day); None if it is none."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return None
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 3:
            day = datetime.date(*parts)
            return day, day
        first = datetime.date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
        if len(parts) == 1 or parts[1] == 12:
            return first, datetime.date(parts[0], 12, 31)
        return first, datetime.date(parts[0], parts[1] + 1, 1) - datetime.timedelta(days=1)
    except ValueError:
        return None


def split_list(cell):
    return cell.split(";") if cell else []


def need(faults, path, line, row, columns):
    """Faults for the named columns that are empty."""
    for column in columns:
        if not row[column]:
            faults.add(path, line, f"{column} is empty; fill it")


def check_order(faults, path, rows, column):
    """Unique and ascending in `column`."""
    previous = ""
    for line, row in rows:
        if row[column] == previous:
            faults.add(path, line, f"{column} {row[column]} stands twice; keep one")
        elif row[column] < previous:
            faults.add(path, line, f"{column} {row[column]} after {previous}; sort the rows")
        previous = row[column]


def check_names(faults, path, line, row, columns):
    """No empty and no doubled name in the ';'-lists of a row."""
    for column in columns:
        names = split_list(row[column])
        for name in names:
            if not name.strip() or name != name.strip():
                faults.add(path, line, f"{column} holds an empty or spaced name; remove it")
        for name, count in collections.Counter(names).items():
            if count > 1:
                faults.add(path, line, f"{column} holds {name} {count} times; keep one")


def fold(name):
    """The name as compared for collisions: letters only, no article, no case."""
    words = re.sub(r"[\s'’`-]+", " ", name.casefold()).strip()
    return re.sub(r"^(al|el) ", "", words)


def flat_km(a, b):
    """Kilometres between two near points, equirectangular: within 1 % here."""
    scale = math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot((a[0] - b[0]) * 111.32 * scale, (a[1] - b[1]) * 111.0)


def days_between(early, late):
    """Days from one day to another when both are exact, else None."""
    spans = edtf(early), edtf(late)
    if len(early) != 10 or len(late) != 10 or None in spans:
        return None
    return (spans[1][0] - spans[0][0]).days


def lineage(actor, parents):
    """The actor and those it is part of, upwards; ends when it meets a loop."""
    line = [actor]
    while parents.get(line[-1]) and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    return line
