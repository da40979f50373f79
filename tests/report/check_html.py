"""What a machine can hold of WCAG 2.2 AA and of our own promises against an HTML page: language, title, landmarks, skip
link, heading order, unique ids, links that lead somewhere (in pages beside it too), table headers with scope, contrast of every ink in light and
dark, and nothing fetched from outside. Usage: check_html.py FILE..."""
import os
import re
import sys
import urllib.parse
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link", "col", "wbr"}
INKS = ("ink", "soft", "link", "contrary", "missing", "partial", "met", "aside")
GROUNDS = ("paper", "sheet", "faint")


class Page(HTMLParser):
    def __init__(self, name):
        super().__init__()
        self.name, self.stack, self.faults = name, [], []
        self.ids, self.links, self.references, self.headings, self.seen = set(), [], [], [], []
        self.text, self.styles, self.in_style = "", "", False

    def fault(self, what):
        self.faults.append(f"{self.name}:{self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attrs):
        it = dict(attrs)
        self.seen.append((tag, it))
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in it:
            if it["id"] in self.ids:
                self.fault(f"id {it['id']} twice")
            self.ids.add(it["id"])
        if tag in ("a", "use"):
            self.links.append(it.get("href", ""))
        self.references += it.get("aria-labelledby", "").split()
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th" and it.get("scope") not in ("col", "row"):
            self.fault("th without scope")
        if tag in ("script", "link", "img", "iframe", "object", "embed") or "src" in it or any(k.startswith("on") for k in it):
            self.fault(f"<{tag}> fetches or runs something")

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.fault(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.stack and self.stack[-1] == "style":
            self.styles += data


def luminance(colour):
    value = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    value = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in value]
    return .2126 * value[0] + .7152 * value[1] + .0722 * value[2]


def contrasts(page):
    schemes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part))
               for part in page.styles.split("@media print")[0].split("prefers-color-scheme: dark")]
    if len(schemes) != 2:
        page.fault("no dark scheme")
    for name, scheme in zip(("light", "dark"), schemes):
        for ink in INKS:
            for ground in GROUNDS:
                high, low = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
                if (high + .05) / (low + .05) < 4.5:
                    page.fault(f"{name}: {ink} on {ground} is {(high + .05) / (low + .05):.2f}:1")


def lead(page, link):
    """A link to another page beside this one: it is there, and has the id."""
    path, _, fragment = link.partition("#")
    path = os.path.join(os.path.dirname(page.name), urllib.parse.unquote(path))
    if not os.path.isfile(path):
        page.fault(f"{link} leads to no file")
    elif fragment:
        with open(path, encoding="utf-8") as file:
            if f'id="{fragment}"' not in file.read():
                page.fault(f"{link} leads to no place in {path}")


def check(name):
    page = Page(name)
    with open(name, encoding="utf-8") as file:
        page.feed(file.read())
    tags = [tag for tag, _ in page.seen]
    first = dict(page.seen)
    if not first.get("html", {}).get("lang"):
        page.fault("no language")
    for needed in ("title", "header", "main", "h1", "footer"):
        if tags.count(needed) != 1:
            page.fault(f"{tags.count(needed)} <{needed}>")
    body = [(tag, it) for tag, it in page.seen if tag == "a"]
    if not body or body[0][1].get("class") != "skip":
        page.fault("the first link does not skip to the content")
    for before, after in zip([0] + page.headings, page.headings):
        if after > before + 1:
            page.fault(f"h{before} is followed by h{after}")
    for link in page.links:
        if link.startswith("#") and link[1:] not in page.ids:
            page.fault(f"{link} leads nowhere")
        elif ":" in link and not link.startswith(("#", "https://", "http://")) or not link:
            page.fault(f"{link!r} is no address")
        elif ":" not in link and not link.startswith("#"):
            lead(page, link)
    for reference in page.references:
        if reference not in page.ids:
            page.fault(f"aria-labelledby {reference} names nothing")
    if "@import" in page.styles or "url(" in page.styles:
        page.fault("the style fetches something")
    contrasts(page)
    return page.faults


found = [fault for name in sys.argv[1:] for fault in check(name)]
if found:
    print("\n".join(found))
sys.exit(1 if found else 0)
