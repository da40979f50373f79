#!/usr/bin/env python3
"""Write hostile and oversized inputs for the importer into a folder.

usage: make.py FOLDER

Each file is named NAME.STATUS.EXT, where STATUS is what `mou import` must make of it: 0 read, partly (read, with a note
that says what is lost), 4 refused.
"""
import os
import random
import sys

import packages

WORDS = 'The City and the District shall meet each May, and the officer shall report to both of them. '
CLAUSE = '3. The SRO shall not:\n(a) search a student; or\n(b) be assigned to:\n(i) lunch duty; or\n(ii) hall duty.\n'


def element(depth, inner):
    return '<section><title>T</title>' * depth + inner + '</section>' * depth


FILES = {
    'megabytes-of-clauses.0.txt': lambda: (CLAUSE + WORDS + '\n\n') * 50000,
    'one-line-of-ten-megabytes.0.txt': lambda: WORDS * 110000,
    'one-word-of-ten-megabytes.0.txt': lambda: 'x' * 10_000_000,
    'stops-only.0.txt': lambda: 'A. ' * 1_000_000,
    'quotes-only.0.txt': lambda: '"' * 3_000_000,
    'lines-of-one-letter.0.txt': lambda: 'a\n' * 500_000,
    'colons-only.0.txt': lambda: 'x:\n' * 500_000,
    'bars-only.0.txt': lambda: '| ' * 2_000_000,
    'rows-without-end.0.txt': lambda: 'a\tb\n' * 100_000,
    'cells-without-end.0.txt': lambda: '\n'.join('\t'.join('c' * 500) for _ in range(200)),
    'form-feeds-only.4.txt': lambda: '\f' * 100_000,
    'form-feed-each-line.0.txt': lambda: 'head\n\f' * 300_000,
    'list-set-in-for-ever.0.txt': lambda: '\n'.join(' ' * i + '(%s) item:' % 'aAiI1'[i % 5] for i in range(2000)),
    'long-lead-many-items.0.txt': lambda: 'The SRO shall ' + 'and ' * 5000 + ':\n' + '\n'.join(
        f'({i}) do a thing;' for i in range(1, 900)) * 20,
    'headings-only.0.txt': lambda: 'PURPOSE\n' * 200_000,
    'signatures-without-end.0.txt': lambda: 'IN WITNESS WHEREOF\n' + '/s/ A. Sample, Mayor | By: ____\n' * 50_000,
    'nul-bytes.0.txt': lambda: ('The officer reports.\0 ' * 3 + 'The City pays for it all and says so. ' * 60),
    'truncated-utf-8.0.txt': lambda: ('The “officer” reports – always. ' * 20).encode()[:-3] + b'\xe2\x80',
    'every-byte.4.txt': lambda: bytes(range(256)) * 40,
    'noise.4.txt': lambda: random.Random(1).randbytes(200_000),
    'empty.4.txt': lambda: '',
    'white-space.4.txt': lambda: ' \n\t' * 1000,
    'lone-carriage-returns.0.txt': lambda: 'One is said.\r' * 1000,
    'bidi-and-combining.0.txt': lambda: 'e\u0301\u202e abc \u2066\u200b\ufeff ' * 5000,
    'page-marks.0.txt': lambda: 'One. \u2029 Two. \u2028 Three. \u0085' * 2000,
    'deep.4.xml': lambda: '<agreement><meta/>' + element(5000, '<para>x</para>') + '</agreement>',
    'nested.0.xml': lambda: '<agreement><meta/>' + element(100, '<para>x</para>') + '</agreement>',
    'entities.4.xml': lambda: '<!DOCTYPE agreement [<!ENTITY a "aaaaaaaaaa">' + ''.join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) +
        ']><agreement><meta/><para>&j;</para></agreement>',
    'external-entity.4.xml': lambda: '<!DOCTYPE agreement [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                                     '<agreement><meta/><para>&a;</para></agreement>',
    'attributes.4.xml': lambda: '<agreement ' + ' '.join(f'a{i}="1"' for i in range(20000)) + '><meta/></agreement>',
    'cut-short.4.xml': lambda: '<agreement><meta/><section><title>Term</title><para>It',
    'long-text.0.xml': lambda: '<agreement><meta/><para>' + WORDS * 50000 + '</para></agreement>',
}


def main():
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, make in (FILES | packages.FILES).items():
        data = make()
        with open(os.path.join(sys.argv[1], name), 'wb') as f:
            f.write(data if isinstance(data, bytes) else data.encode())
    return 0


if __name__ == '__main__':
    sys.exit(main())
