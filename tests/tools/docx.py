#!/usr/bin/env python3
"""Makes a Word file of parts given as bare XML.

usage: docx.py OUT.docx BODY.xml [NAME=PART.xml...]      NAME: numbering, styles, footnotes, endnotes, comments, header1 …
BODY.xml holds what stands inside <w:body>; a PART what stands inside its root element. The prefixes w, mc, wps, r, a and dgm
are known. A NAME with a slash (word/afchunk.htm, word/_rels/document.xml.rels) is a member whose bytes PART is.
"""
import sys, zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"')
ROOTS = {'header': 'hdr', 'footer': 'ftr'}


def main():
    out, body, *parts = sys.argv[1:]
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        with open(body, encoding='utf-8') as f:
            z.writestr('word/document.xml', f'<w:document {W}><w:body>{f.read()}</w:body></w:document>')
        for part in parts:
            name, path = part.split('=', 1)
            if '/' in name:
                z.write(path, name)
                continue
            root = ROOTS.get(name.rstrip('0123456789'), name)
            with open(path, encoding='utf-8') as f:
                z.writestr(f'word/{name}.xml', f'<w:{root} {W}>{f.read()}</w:{root}>')


main()
