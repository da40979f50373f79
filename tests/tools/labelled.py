#!/usr/bin/env python3
"""The sentences of agreements with known truth, each with what it says, as lines that `mou learn` reads.

usage: labelled.py [--mou COMMAND] FOLDER...

A FOLDER holds one folder for each agreement: text.txt and gold.tsv (criterion, verdict, opening words of the deciding
sentences, parted by |). Prints: @ TAB labels TAB heading TAB sentence. What is disputed is labelled ?.
Folders named in HELD_OUT are left out: they measure what was learned.
"""
import argparse, csv, glob, os, re, shlex, subprocess, sys
import xml.etree.ElementTree as ET

HELD_OUT = ('102-', '104-', '106-', '108-', '110-', '112-', '113-', '116-')
ASIDE = ('furniture', 'front', 'contents', 'note')


def words(text):
    return ' '.join(re.findall(r'[a-z0-9]+', text.lower()))


def sentences(node, heading='', kind='body'):
    """(heading, sentence with its lead) of every sentence that counts."""
    kind = node.get('kind', kind)
    if node.tag == 'meta' or kind in ASIDE:
        return
    if node.tag == 's':
        text = ' '.join(''.join(node.itertext()).split())
        yield heading, (node.get('lead', '') + ' ' + text).strip(), text
        return
    title = node.find('title') if node.tag == 'section' else None
    if title is not None:
        heading = ' '.join(''.join(title.itertext()).split())
    for child in node:
        yield from sentences(child, heading, kind)


def labels(folder, texts):
    """For each sentence the labels that its opening words earn it."""
    found = [[] for _ in texts]
    with open(os.path.join(folder, 'gold.tsv'), encoding='utf-8') as f:
        rows = list(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE))[1:]
    for criterion, verdict, *evidence in rows:
        if verdict == 'disputed':
            for one in found:
                one.append(criterion + '=?')
        if verdict not in ('met', 'contrary'):
            continue
        for part in (evidence[0] if evidence else '').split('|'):
            opening = ' '.join(words(part).split()[:8])
            for one, text in zip(found, texts):
                if len(opening) >= 8 and opening in text:
                    one.append(f'{criterion}={verdict}')
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--mou', default='build/release/mou')
    args = ap.parse_args()
    for folder in sorted(d for root in args.folders for d in glob.glob(os.path.join(root, '*/'))):
        if os.path.basename(folder.rstrip('/')).startswith(HELD_OUT):
            continue
        tree = subprocess.run(shlex.split(args.mou) + ['import', '-q', os.path.join(folder, 'text.txt')],
                              capture_output=True, check=True).stdout
        rows = list(sentences(ET.fromstring(tree)))
        for (heading, said, _), found in zip(rows, labels(folder, [words(r[2]) for r in rows])):
            print('@', ' '.join(found), heading.replace('\t', ' '), said.replace('\t', ' '), sep='\t')
    return 0


if __name__ == '__main__':
    sys.exit(main())
