#!/usr/bin/env python3
"""Makes an OpenDocument text of bare XML.

usage: odt.py OUT.odt TEXT.xml [content=STYLES.xml] [styles=STYLES.xml] [masters=PAGES.xml]
TEXT.xml holds what stands inside <office:text>; content the text's own styles, styles those of the document, masters its
page styles. OUT.fodt is written flat. The prefixes office, text, table, draw, style, svg, fo, dc and xml are known.
"""
import sys, zipfile

NS = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in (
    ('office', 'office'), ('text', 'text'), ('table', 'table'), ('draw', 'drawing'), ('style', 'style'),
    ('svg', 'svg-compatible'), ('fo', 'xsl-fo-compatible'))) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def main():
    out, text, *parts = sys.argv[1:]
    given = {}
    for part in parts:
        name, path = part.split('=', 1)
        with open(path, encoding='utf-8') as f:
            given[name] = f.read()
    with open(text, encoding='utf-8') as f:
        body = f'<office:body><office:text>{f.read()}</office:text></office:body>'
    own = f'<office:automatic-styles>{given.get("content", "")}</office:automatic-styles>'
    shared = (f'<office:styles>{given.get("styles", "")}</office:styles>'
              f'<office:master-styles>{given.get("masters", "")}</office:master-styles>')
    if out.endswith('.fodt'):
        with open(out, 'w', encoding='utf-8') as f:
            f.write(f'<?xml version="1.0"?>\n<office:document {NS}>{shared}{own}{body}</office:document>')
        return
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('mimetype', 'application/vnd.oasis.opendocument.text', zipfile.ZIP_STORED)
        z.writestr('content.xml', f'<office:document-content {NS}>{own}{body}</office:document-content>')
        z.writestr('styles.xml', f'<office:document-styles {NS}>{shared}</office:document-styles>')


main()
