#!/usr/bin/env python3
"""Which criteria fire on sentences that were written for another one? A list for careful eyes.

usage: crossfire.py [--mou COMMAND] [--topic NAME]... [FILE.tsv...]   (all of tests/language without FILE)

Prints: criterion TAB verdict TAB the row's own criterion/verdict TAB text, sorted. Most are right: a sentence may serve
two criteria. Those that are wrong show rules that are too wide; write them into the bank of that criterion as "missing".
"""
import argparse, collections, csv, glob, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from language import judged


def rows_of(names):
    for name in names:
        with open(name, encoding='utf-8') as f:
            lines = list(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE))
        if not any(r and r[0].startswith('# profiles:') for r in lines):
            yield from (r for r in lines if len(r) >= 3 and not r[0].startswith('#'))


def criteria_of(topics):
    for topic in topics:
        with open(f'clauses/topics/{topic}.xml', encoding='utf-8') as f:
            yield from re.findall(r'<criterion id="([^"]+)"', f.read())


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('files', nargs='*')
    ap.add_argument('--mou', default='build/release/mou')
    ap.add_argument('--topic', action='append', default=[])
    args = ap.parse_args()
    rows = list(rows_of(args.files or sorted(glob.glob('tests/language/*.tsv'))))
    documents = judged(rows, args.mou, '')
    verdicts = collections.defaultdict(collections.Counter)
    for document in documents:
        for criterion in document['criteria']:
            verdicts[criterion['id']][criterion['verdict']] += 1
    silence = {name: counts.most_common(1)[0][0] for name, counts in verdicts.items()}
    wanted = set(criteria_of(args.topic)) or set(silence)
    lines = {'\t'.join((c['id'], c['verdict'], f'{row[0]}/{row[1]}', row[2])) for row, d in zip(rows, documents) for c in d['criteria']
             if c['id'] in wanted and c['id'] != row[0] and c['verdict'] in ('met', 'contrary') and c['verdict'] != silence[c['id']]}
    print('\n'.join(sorted(lines)))
    return 0


if __name__ == '__main__':
    sys.exit(main())
