#!/usr/bin/env python3
"""Draws the coloured output of a command as an SVG picture of a terminal.

    scripts/picture.py docs/check.svg -- factlint check article.md --color always
    factlint check article.md --color always | scripts/picture.py docs/check.svg --prompt "factlint check article.md"

The picture is made from what the program itself prints: its ANSI colours become colours of the picture, its letters stay
letters, so that they can be searched, copied and read out. The same output gives the same picture, byte for byte.
"""

import argparse
import re
import shlex
import subprocess
import sys
import unicodedata
from html import escape

CELL, LINE, SIZE = 8.4, 18, 14  # the width of a letter and the height of a line, at this size of type
PAD, BAR = 20, 36
BACK, EDGE, TEXT, DIM = "#161b22", "#30363d", "#e6edf3", "#8b949e"
# The sixteen colours of a dark terminal, each with a contrast of at least 4.5 to 1 on the background.
COLORS = (
    "#8b949e #ff7b72 #7ee787 #e3b341 #79c0ff #d2a8ff #56d4dd #e6edf3 "
    "#9ea7b3 #ffa198 #a5f3a5 #f2cc60 #a5d6ff #e2c5ff #8be9f0 #ffffff"
).split()
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"

# An SGR sequence; any other control sequence or operating-system command (a link); a control character.
ESCAPE = re.compile(r"\x1b\[([\d;:]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f]")


def palette(index):
    """A colour of the 256."""
    if index < 16:
        return COLORS[index]
    if index < 232:
        steps = (0, 95, 135, 175, 215, 255)
        index -= 16
        return "#%02x%02x%02x" % (steps[index // 36], steps[index // 6 % 6], steps[index % 6])
    return "#%02x%02x%02x" % ((8 + 10 * (index - 232),) * 3)


def restyle(style, codes):
    """The style after an SGR sequence."""
    style = dict(style)
    codes = [int(code or 0) for code in re.split("[;:]", codes)]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code in (1, 2, 3, 4, 7, 9):
            style[{1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse", 9: "strike"}[code]] = True
        elif code == 22:
            style.pop("bold", None)
            style.pop("dim", None)
        elif code in (23, 24, 27, 29):
            style.pop({23: "italic", 24: "underline", 27: "reverse", 29: "strike"}[code], None)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["fore"] = COLORS[code - 30 if code < 90 else code - 82]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style["back"] = COLORS[code - 40 if code < 100 else code - 92]
        elif code in (38, 48) and codes:
            kind, layer = codes.pop(0), "fore" if code == 38 else "back"
            if kind == 5 and codes:
                style[layer] = palette(min(codes.pop(0), 255))
            elif kind == 2 and len(codes) >= 3:
                style[layer] = "#%02x%02x%02x" % tuple(min(value, 255) for value in codes[:3])
                del codes[:3]
        elif code in (39, 49):
            style.pop("fore" if code == 39 else "back", None)
    return style


def width(char):
    """Columns of a character."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def runs(line, style):
    """The runs of one style in a line, each with its column and columns; and the style after it."""
    found, column, last = [], 0, 0
    pieces = [(match.start(), match.end(), match) for match in ESCAPE.finditer(line)]
    for start, end, match in pieces + [(len(line), len(line), None)]:
        text = line[last:start]
        if "\t" in text:
            text = text.expandtabs(8)
        if text:
            columns = sum(map(width, text))
            found.append((column, columns, text, style))
            column += columns
        if match and match.group(1) is not None:
            style = restyle(style, match.group(1))
        last = end
    return found, style


def cells(column, text):
    """Cuts a run where its letters are not one column wide, so that each part can be put where the terminal has it."""
    part, start, at = "", column, column
    for char in text:
        wide = width(char)
        if wide == 2:
            if part:
                yield start, at - start, part
            yield at, 2, char
            part, start = "", at + 2
        else:
            part += char
        at += wide
    if part:
        yield start, at - start, part


def draw(column, text, style, y):
    """The SVG of a run."""
    fore, back = style.get("fore", TEXT), style.get("back")
    if style.get("reverse"):
        fore, back = back or BACK, fore
    if style.get("dim"):
        fore = DIM if "fore" not in style else fore
    look = [f'fill="{fore}"'] if fore != TEXT else []
    if style.get("bold"):
        look.append('font-weight="bold"')
    if style.get("italic"):
        look.append('font-style="italic"')
    lines = [name for name, key in (("underline", "underline"), ("line-through", "strike")) if style.get(key)]
    if lines:
        look.append(f'text-decoration="{" ".join(lines)}"')
    if style.get("dim") and "fore" in style:
        look.append('opacity="0.7"')
    out = []
    for start, columns, part in cells(column, text):
        x = PAD + start * CELL
        if back:
            out.append(f'<rect x="{x:.1f}" y="{y - 13}" width="{columns * CELL:.1f}" height="{LINE}" fill="{back}"/>')
        stripped = part.strip(" ")
        if not stripped and not lines:
            continue
        if not lines:  # spaces at the ends are nothing to draw, and browsers differ in whether they count them
            x += (len(part) - len(part.lstrip(" "))) * CELL
            part, columns = stripped, columns - (len(part) - len(stripped))
        # The length is said, so that a font of another width still meets the marks under it.
        length = f' textLength="{columns * CELL:.1f}" lengthAdjust="spacingAndGlyphs"' if columns else ""
        attributes = "".join(" " + attribute for attribute in look)
        out.append(f'<text x="{x:.1f}" y="{y}"{length}{attributes}>{escape(part)}</text>')
    return out


def picture(output, title, prompt=None):
    """The whole SVG."""
    lines = output.replace("\r\n", "\n").rstrip("\n").split("\n")
    if prompt:
        lines = [f"\x1b[2m$\x1b[0m \x1b[1m{prompt}\x1b[0m"] + lines
    rows, style = [], {}
    for line in lines:
        row, style = runs(line, style)
        rows.append(row)
    columns = max([80] + [column + count for row in rows for column, count, _, _ in row])
    wide, high = round(2 * PAD + columns * CELL), BAR + PAD + len(rows) * LINE + PAD // 2
    plain = "\n".join("".join(text for _, _, text, _ in row) for row in rows)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'role="img" aria-labelledby="title description">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(plain)}</desc>',
        f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{high - 1}" rx="10" fill="{BACK}" stroke="{EDGE}"/>',
        f'<path d="M1 {BAR}H{wide - 1}" stroke="{EDGE}"/>',
    ]
    for x, color in ((22, "#ff5f57"), (42, "#febc2e"), (62, "#28c840")):
        out.append(f'<circle cx="{x}" cy="{BAR / 2:g}" r="6" fill="{color}"/>')
    out.append(f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{TEXT}" xml:space="preserve">')
    for number, row in enumerate(rows):
        y = BAR + PAD + 6 + number * LINE
        for column, _, text, style in row:
            out.extend(draw(column, text, style, y))
    return "\n".join(out + ["</g>", "</svg>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("svg", help="the picture to write, or - for standard output")
    parser.add_argument("--title", help="what the picture shows, for those who do not see it")
    parser.add_argument("--prompt", help="the command line drawn above the output; without, the command as it was run")
    parser.add_argument("command", nargs="*", help="the command to run, after --; without, standard input is drawn")
    arguments = parser.parse_args()
    prompt = arguments.prompt
    if arguments.command:
        # Findings are no failure of the picture: the exit status of the command is not asked.
        run = subprocess.run(arguments.command, stdout=subprocess.PIPE, check=False)
        output = run.stdout.decode()
        shown = [part for part in arguments.command if part not in ("--color", "always", "--color=always")]
        prompt = shlex.join(shown) if prompt is None else prompt
    else:
        output = sys.stdin.buffer.read().decode()
    if not output.strip():
        sys.exit("nothing was printed, so there is nothing to draw")
    svg = picture(output, arguments.title or f"The output of {prompt or 'a command'}", prompt)
    if arguments.svg == "-":
        sys.stdout.write(svg)
    else:
        with open(arguments.svg, "w", encoding="utf-8", newline="\n") as file:
            file.write(svg)


if __name__ == "__main__":
    main()
