"""What the scripts of the place tables share: reading the unpacked packages, comparing names, writing a table."""

import csv
import json
import os
import re
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACTS = HERE.parent / "facts"
# Letters that no Unicode decomposition takes apart.
LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A", "ŋ": "n", "Ŋ": "N", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'"}
    | {"–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "}
)


def plain(name: str) -> str:
    """The name without accents and with straight apostrophes, its case as it stands."""
    spread = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).translate(LETTERS)


def fold(name: str) -> str:
    """How two names are compared: without accents, case, apostrophes and dots; a hyphen is a space, St. is Saint."""
    text = re.sub(r"[-\s]+", " ", plain(name).lower().replace("'", "").replace(".", "")).strip()
    return re.sub(r"^(st|ste) ", lambda found: {"st": "saint ", "ste": "sainte "}[found[1]], text)


def load(path: Path):
    """A JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def rows(path: Path, header: list[str]) -> list[dict[str, str]]:
    """The lines of one of the hand-kept CSV files beside the scripts; a line that begins with # is a comment."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    table = list(csv.reader(lines))
    if table[0] != header:
        raise ValueError(f"{path.name}: the header is {table[0]}, expected {header}")
    for number, row in enumerate(table[1:], start=2):
        if len(row) != len(header):
            raise ValueError(f"{path.name}, row {number}: {len(row)} cells where the header has {len(header)}: {row}")
    return [dict(zip(header, row)) for row in table[1:]]


def split(cell: str) -> list[str]:
    """The values of a cell."""
    return [value for value in cell.split("|") if value]


def join(values) -> str:
    """A cell of several values, each once, in the order given."""
    return "|".join(dict.fromkeys(value for value in values if value))


def write(table: list[list[str]], target: Path, limit: int) -> None:
    """All of the file or nothing: written beside it, then moved into its place. No cell may need quotes; `limit` is in bytes."""
    for number, row in enumerate(table, start=1):
        if len(row) != len(table[0]):
            raise ValueError(f"{target.name}, line {number}: {len(row)} cells where the header has {len(table[0])}")
        for cell in row:
            if cell != cell.strip() or any(sign in cell for sign in ',"\r\n\t') or "||" in cell or cell.startswith("|") or cell.endswith("|"):
                raise ValueError(f"{target.name}, line {number}: the cell {cell!r} may not stand in a table")
    text = "".join(",".join(row) + "\n" for row in table)
    if len(text.encode()) > limit:
        raise ValueError(f"{target.name} would be {len(text.encode())} bytes, more than {limit}")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
    print(f"wrote {target}: {len(table) - 1} rows, {len(text.encode())} bytes")
