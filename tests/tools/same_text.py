#!/usr/bin/python3
"""Whether two formatters say the same in the same order: mou and Apache FOP, from one XSL-FO file.

usage: same_text.py [--mou MOU] FILE.fo...

What depends on where pages end (running heads, page numbers, repeated table heads) and what only mou knows (asides,
fields, attachments) is taken out first, and words are not divided. Exit 0: the same; 1: not; 2: one of them failed.
"""
import difflib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
from pathlib import Path

FO = "{http://www.w3.org/1999/XSL/Format}"
FX = "{urn:mou:fo}"
FONTS = """<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>
<directory recursive="true">/usr/share/fonts/truetype</directory></fonts></renderer></renderers></fop>"""


def plain(node):
    """Takes out of the tree what the two need not agree in."""
    for child in list(node):
        if child.tag == FO + "static-content" or str(child.tag).startswith(FX):
            leave_tail(node, child)
            continue
        if child.tag in (FO + "page-number-citation", FO + "page-number-citation-last", FO + "page-number",
                         FO + "retrieve-marker"):
            leave_tail(node, child)
            continue
        plain(child)
    node.text, node.tail = (part and re.sub("[^\u0000-\u2fff]", "?", part) for part in (node.text, node.tail))
    for name in list(node.attrib):
        if name == "hyphenate":
            node.set(name, "false")
        elif name == "page-height":
            node.set(name, "150in")
        elif name == "font-family":  # FOP does not say what its ligatures stand for; this font has none
            node.set(name, "Liberation Serif, DejaVu Sans")
        elif name.startswith(FX):
            del node.attrib[name]


def leave_tail(parent, child):
    at = list(parent).index(child)
    if child.tail:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def said(pdf):
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.sub(r"\.{3,}", "", re.sub(r"\s+", "", text))


def run(command, name):
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        print(f"{name}: {command[0]} failed: {done.stderr.decode(errors='replace')[-400:]}")
        sys.exit(2)


def compare(mou, file, folder):
    source = tree.parse(file)
    plain(source.getroot())
    fo, one, two = folder / "in.fo", folder / "mou.pdf", folder / "fop.pdf"
    source.write(fo, encoding="UTF-8", xml_declaration=True)
    (folder / "fonts.xconf").write_text(FONTS)
    run([mou, "render", "-q", "-o", one, fo], file)
    run(["fop", "-c", folder / "fonts.xconf", "-q", "-r", "-fo", fo, "-pdf", two], file)
    ours, theirs = said(one), said(two)
    if ours == theirs:
        print(f"{file}: the same, {len(ours)} letters")
        return True
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False) if len(ours) < 60000 else None
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    print(f"{file}: differs at letter {at} of {len(ours)} and {len(theirs)}:\n  mou: …{ours[max(0, at - 30):at + 50]}"
          f"\n  fop: …{theirs[max(0, at - 30):at + 50]}")
    if matcher:
        print(f"  likeness {matcher.quick_ratio():.4f}")
    return False


def main():
    arguments = sys.argv[1:]
    mou = "mou"
    if arguments[:1] == ["--mou"]:
        mou, arguments = arguments[1], arguments[2:]
    with tempfile.TemporaryDirectory() as folder:
        results = [compare(mou, file, Path(folder)) for file in arguments]
    return 0 if all(results) else 1


tree.register_namespace("fo", FO[1:-1])
sys.exit(main())
