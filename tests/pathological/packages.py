"""Word, OpenDocument and web files that are damaged, hostile or oversized."""
import io
import warnings
import zipfile

warnings.simplefilter('ignore')  # two members of one name are meant
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
TERM = 'The officer shall not search a student at the request of a school official. '
LAUGHS = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + ''.join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + ']>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


def p(text=TERM):
    return f'<w:p><w:r><w:t>{text}</w:t></w:r></w:p>'


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()


def root(name, inside, doctype=''):
    return f'{doctype}<w:{name} {NAMESPACE}>{inside}</w:{name}>'


def word(body, *parts, doctype=''):
    text = root('document', f'<w:body>{body}</w:body>', doctype)
    return zipped([('[Content_Types].xml', TYPES), ('word/document.xml', text), *parts])


def levels(count):
    """Numbering of that many levels, and a paragraph at each."""
    body = ''.join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                   f'<w:r><w:t>{TERM}</w:t></w:r></w:p>' for i in range(count))
    forms = ''.join(f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
                    for i in range(count))
    return word(body, ('word/numbering.xml', root('numbering', (
        f'<w:abstractNum w:abstractNumId="0">{forms}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))))


def compound(*streams, flags=0):
    """The beginning of an OLE compound file with these streams, the first of them in sector 1."""
    directory = b''.join(s.encode('utf-16-le').ljust(116, b'\0') + (1).to_bytes(4, 'little') + b'\0' * 8 for s in streams)
    stream = (b'\xec\xa5' + b'\0' * 8 + flags.to_bytes(2, 'little')).ljust(512, b'\0')
    return b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'.ljust(512, b'\0') + directory.ljust(512, b'\0') + stream


def pdf(*pages, before=b''):
    """A PDF file of pages with these content streams; /F is a font."""
    kids = ' '.join(f'{4 + 2 * i} 0 R' for i in range(len(pages)))
    objects = ['<</Type/Catalog/Pages 2 0 R>>', f'<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>',
               '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    for i, content in enumerate(pages):
        objects.append(f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * i} 0 R>>')
        objects.append(f'<</Length {len(content)}>>stream\n{content}\nendstream')
    out, places = before + b'%PDF-1.4\n', []
    for i, body in enumerate(objects):
        places.append(len(out) - len(before))
        out += f'{i + 1} 0 obj{body}endobj\n'.encode()
    table = ''.join(f'{at:010} 00000 n \n' for at in places)
    return out + (f'xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\n'
                  f'startxref\n{len(out) - len(before)}\n%%EOF\n').encode()


def printed(text=TERM, y=700):
    return f'BT /F 11 Tf 72 {y} Td ({text}) Tj ET'


BLACK = '50 50 500 700 re f'


def cell(inside):
    return f'<w:tbl><w:tr><w:tc>{p("a")}</w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>'


def nested(count, inside, wrap):
    for _ in range(count):
        inside = wrap(inside)
    return inside


ODF = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:draw="urn:d" xmlns:style="urn:s"'


def o(text=TERM):
    return f'<text:p>{text}</text:p>'


def odt(body, *parts, doctype='', own=''):
    text = (f'{doctype}<office:document-content {ODF}><office:automatic-styles>{own}</office:automatic-styles>'
            f'<office:body><office:text>{body}</office:text></office:body></office:document-content>')
    return zipped([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', text), *parts])


def odt_list(inside):
    return f'<text:list text:style-name="L"><text:list-item>{o("a")}{inside}</text:list-item></text:list>'


def odt_cell(inside):
    return (f'<table:table><table:table-row><table:table-cell>{o("a")}</table:table-cell>'
            f'<table:table-cell>{inside}</table:table-cell></table:table-row></table:table>')


FILES = {
    'tables-in-tables.0.odt': lambda: odt(o() + nested(40, o(), odt_cell)),
    'tables-without-end.4.odt': lambda: odt(o() + nested(4000, o(), odt_cell)),
    'lists-in-lists.0.odt': lambda: odt(nested(100, o(), odt_list)),
    'ten-thousand-lists.0.odt': lambda: odt(odt_list('') * 10000),
    'ten-thousand-styles.0.odt': lambda: odt(
        ''.join(f'<text:p text:style-name="P{i}">a</text:p>' for i in range(10000)),
        own=''.join(f'<style:style style:name="P{i}" style:family="paragraph" style:parent-style-name="P{i}"/>'
                    for i in range(10000))),
    'columns-without-end.0.odt': lambda: odt(o() + '<table:table><table:table-row>' + '<table:table-cell '
                                             'table:number-columns-repeated="999999"><text:p>a</text:p></table:table-cell>' * 9 +
                                             '</table:table-row></table:table>'),
    'spaces-without-end.0.odt': lambda: odt(o('a<text:s text:c="999999999"/>b')),
    'bomb.4.odt': lambda: odt(o('A' * 60_000_000)),
    'entities.4.odt': lambda: odt(o('&j;'), doctype=LAUGHS),
    'external-entity.4.odt': lambda: odt(o('&j;'), doctype=OUTSIDE),
    'no-text.4.odt': lambda: odt(''),
    'damaged-styles.partly.odt': lambda: odt(o(), ('styles.xml', '<office:styles>')),
    'two-texts.4.odt': lambda: odt(o(), ('content.xml', '<a/>')),
    'under-another-name.0.doc': lambda: odt(o()),
    'ten-thousand-word-styles.0.docx': lambda: word(
        ''.join(f'<w:p><w:pPr><w:pStyle w:val="s{i}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for i in range(10000)),
        ('word/styles.xml', root('styles', ''.join(
            f'<w:style w:styleId="s{i}"><w:basedOn w:val="s{i}"/></w:style>' for i in range(10000))))),
    'tables-in-tables.0.docx': lambda: word(p() + nested(60, p(), cell) + p()),
    'controls-in-controls.0.docx': lambda: word('<w:sdt><w:sdtContent>' * 110 + p() + '</w:sdtContent></w:sdt>' * 110),
    'controls-without-end.4.docx': lambda: word('<w:sdt><w:sdtContent>' * 4000 + p() + '</w:sdtContent></w:sdt>' * 4000),
    'ten-thousand-levels.0.docx': lambda: levels(10000),
    'bomb.4.docx': lambda: word(p('A' * 60_000_000)),
    'beyond-the-limit.4.docx': lambda: word(p() * 700_000),
    'entities.4.docx': lambda: word(p('&j;'), doctype=LAUGHS),
    'external-entity.4.docx': lambda: word(p('&j;'), doctype=OUTSIDE),
    'text-cut-short.4.docx': lambda: zipped([('[Content_Types].xml', TYPES),
                                             ('word/document.xml', root('document', p() * 9)[:-40])]),
    'no-text-part.4.docx': lambda: zipped([('[Content_Types].xml', TYPES), ('word/styles.xml', root('styles', ''))]),
    'no-text.4.docx': lambda: word(''),
    'pictures-alone.4.docx': lambda: word('<w:p><w:r><w:drawing/></w:r></w:p>'),
    'damaged-notes.partly.docx': lambda: word(p(), ('word/footnotes.xml', root('footnotes', '')[:-9])),
    'damaged-styles.partly.docx': lambda: word(p(), ('word/styles.xml', '<w:styles>')),
    'text-elsewhere.partly.docx': lambda: word(p() + '<w:altChunk/>', ('word/more.html', '<p>' + TERM)),
    'many-members.4.docx': lambda: word(p(), *((f'junk/{i}', '') for i in range(25000))),
    'many-heads.partly.docx': lambda: word(p(), *((f'word/header{i}.xml', root('hdr', p(f'Head {i}'))) for i in range(2000))),
    'paths.0.docx': lambda: word(p(), ('../../../tmp/mou-was-here', 'x'), ('/tmp/mou-was-here', 'x')),
    'text-all-elsewhere.4.docx': lambda: word('<w:altChunk/>', ('word/more.html', '<p>' + TERM)),
    'two-texts.4.docx': lambda: word(p(), ('word/document.xml', root('document', p('Another.')))),
    'under-another-name.0.txt': lambda: word(p()),
    'text-under-another-name.0.docx': lambda: TERM,
    'archive-of-agreements.4.zip': lambda: zipped([('a.docx', word(p())), ('b.txt', TERM)]),
    'archive-under-another-name.4.docx': lambda: zipped([('a.docx', word(p())), ('b.txt', TERM)]),
    'archive-of-nothing.4.zip': lambda: zipped([]),
    'spreadsheet.4.docx': lambda: zipped([('[Content_Types].xml', TYPES), ('xl/workbook.xml', '<workbook/>')]),
    'password.4.docx': lambda: compound('EncryptionInfo', 'EncryptedPackage'),
    'password-in-capitals.4.docx': lambda: compound('ENCRYPTIONINFO', 'ENCRYPTEDPACKAGE'),
    'cut-short-soon.4.docx': lambda: word(p() * 50)[:200],
    'password.4.doc': lambda: compound('WordDocument', flags=0x100),
    'message.4.msg': lambda: compound('__properties_version1.0'),
    'pages-without-end.0.pdf': lambda: pdf(*[printed()] * 5000),
    'pictures-without-end.partly.pdf': lambda: pdf(*[' '.join(printed(y=y) for y in range(700, 600, -15))] * 3 + [BLACK] * 400),
    'pictures-alone.4.pdf': lambda: pdf(BLACK, BLACK),
    'blank-pages.4.pdf': lambda: pdf('', ''),
    'commands-in-front.0.pdf': lambda: pdf(printed(), before=b'\x1b%-12345X@PJL JOB\n@PJL ENTER LANGUAGE=PDF\n'),
    'no-pages.4.pdf': lambda: pdf(),
    'cut-short-soon.4.pdf': lambda: pdf(printed())[:90],
    'not-a-pdf.4.pdf': lambda: '%PDF-1.7\n' + TERM,
    'lists-in-lists.0.html': lambda: '<ul><li>a' * 60 + TERM,
    'lists-without-end.partly.html': lambda: '<html><body>' + TERM + '<ul><li>a' * 10000 + TERM,
    'parts-in-parts.partly.html': lambda: '<p>' + TERM + '</p>' + '<div>' * 10000 + TERM,
    'parts-without-text.4.html': lambda: '<html><body>' + '<div>' * 10000 + TERM,
    'tables-without-end.partly.html': lambda: '<p>' + TERM + '</p>' + '<table><tr><td>a</td><td>b' * 300 + TERM,
    'cut-short.partly.html': lambda: '<html><body>' + f'<p>{TERM}</p>' * 20 + '<p>The off',
    'attributes.4.html': lambda: '<p ' + ' '.join(f'a{i}=1' for i in range(200_000)) + '>' + TERM,
    'spans.0.html': lambda: '<html><body><table><tr><td colspan="99999999999">a</td><td>b</td></tr></table></body></html>',
    'megabytes.0.html': lambda: '<html><body>' + f'<p>{TERM}</p>' * 100_000 + '</body></html>',
}
