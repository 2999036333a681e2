#!/usr/bin/env python3
"""Makes facts/population.csv from the World Bank's table of mid-year populations, SP.POP.TOTL.

Usage: scripts/population.py SP.POP.TOTL.csv

The table is https://data.worldbank.org/indicator/SP.POP.TOTL, as the World Bank gives it out (a preamble, then a header with `Country Code`)
or with a header `code,1960,1961,...`. Rows of the World Bank's groups of countries are left out. Thousands of people, rounded; with one decimal
below 100 thousand, so that the small islands keep two digits; empty where the World Bank has no figure. Nothing is written unless every line
is as expected.
"""

import csv
import re
import sys
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from places import FACTS, write

TARGET, LIMIT = FACTS / "population.csv", 120_000
# The World Bank's own groups (regions, income groups, the world), which stand among the countries and have codes like theirs; CHI, the Channel
# Islands, is none of ISO's.
GROUPS = set(
    "AFE AFW ARB CEB CHI CSS EAP EAR EAS ECA ECS EMU EUU FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MEA MIC MNA NAC OED OSS PRE PSS"
    " PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC WLD".split()
)
# What no table of the world's populations can get wrong: thousands of people in 2020, from and to.
KNOWN = {"CHN": (1_400_000, 1_420_000), "IND": (1_380_000, 1_410_000), "USA": (329_000, 334_000), "DEU": (82_800, 83_500), "TUV": (9, 12), "ISL": (355, 375)}


def thousands(people: str) -> str:
    """Thousands of people, rounded."""
    if not people:
        return ""
    count = Decimal(people)
    if count < 0 or count != count.to_integral_value():
        raise ValueError(f"{people!r} is no number of people")
    digits = Decimal("0.1") if count < 100_000 else Decimal(1)
    return str((count / 1000).quantize(digits, ROUND_HALF_EVEN))


def clean(path: Path) -> list[list[str]]:
    """The table: one row a country, in order of its code."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    start = next((at for at, line in enumerate(lines) if "Country Code" in line or "code" in line), None)
    if start is None:
        raise ValueError("no header with `Country Code` or `code`")
    header = lines[start]
    key = header.index("Country Code" if "Country Code" in header else "code")
    years = [(at, cell) for at, cell in enumerate(header) if re.fullmatch(r"(19|20)\d\d", cell)]
    filled = [(at, year) for at, year in years if any(at < len(line) and line[at].strip() for line in lines[start + 1 :])]
    numbers = [int(year) for _, year in filled]
    if not numbers or numbers != list(range(numbers[0], numbers[-1] + 1)) or numbers[0] != 1960:
        raise ValueError(f"the years are not one after the other from 1960: {numbers}")
    table = {}
    for line in lines[start + 1 :]:
        if not line or line[key] in GROUPS:
            continue
        if not re.fullmatch(r"[A-Z]{3}", line[key]) or line[key] in table:
            raise ValueError(f"{line[key]!r} is no code of a country, or stands twice")
        cells = [thousands(line[at].strip()) for at, _ in filled]
        if any(cells):
            table[line[key]] = cells
    columns = [year for _, year in filled]
    for code, (low, high) in KNOWN.items():
        figure = table.get(code, [""] * len(columns))[columns.index("2020")]
        if not figure or not low <= Decimal(figure) <= high:
            raise ValueError(f"{code} had {figure or 'no'} thousand people in 2020, expected {low} to {high}")
    if not 205 <= len(table) <= 225:
        raise ValueError(f"{len(table)} countries, expected about 217")
    for code, cells in table.items():
        for year, before, after in zip(columns[1:], cells, cells[1:]):
            # Wars and floods of refugees move a country by a quarter in a year, a slipped digit by more.
            if before and after and not Decimal("0.6") < Decimal(after) / Decimal(before) < Decimal("1.6"):
                raise ValueError(f"{code} goes from {before} to {after} thousand in {year}")
    return [["id", *columns], *([code, *table[code]] for code in sorted(table))]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        write(clean(Path(sys.argv[1])), TARGET, LIMIT)
    except (OSError, ValueError, IndexError, ArithmeticError) as error:
        print(f"{sys.argv[1]}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
