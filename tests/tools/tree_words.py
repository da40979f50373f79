#!/usr/bin/env python3
"""Check that every word of a text stands in the tree that `mou import` made of it, in order and nothing else.

usage: tree_words.py [--share PERCENT] TEXT TREE.xml      silent when they agree

--share: the tree was made of another file of the same agreement, whose running heads do not count; that share of the
text's words must stand there in the same order.
"""
import difflib
import re
import sys
from xml.etree import ElementTree


def words(text):
    return re.findall(r'[^\W_]+', text)


def collect(element, out, heads=True):
    if element.tag in ('meta', 'signatory'):  # what was read out of the text, beside it
        return
    if not heads and element.get('kind') == 'furniture':
        return
    out.append(element.get('n') or '')
    out.append(element.text or '')
    for child in element:
        collect(child, out, heads)
        out.append(child.tail or '')


def main():
    share = int(sys.argv[2]) if sys.argv[1] == '--share' else 0
    text, made = sys.argv[-2:]
    source = words(open(text, encoding='utf-8').read())
    parts = []
    collect(ElementTree.parse(made).getroot(), parts, not share)
    tree = words(' '.join(parts))
    if source == tree:
        return 0
    if share:
        blocks = difflib.SequenceMatcher(None, source, tree, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        if same * 100 >= share * max(len(source), len(tree)):
            return 0
        print(f'{text}: {same} of {len(source)} words in order; the tree has {len(tree)}')
        return 1
    at = next((i for i, (a, b) in enumerate(zip(source, tree)) if a != b), min(len(source), len(tree)))
    print(f'{text}: word {at}: text has {source[at:at + 6]}, tree has {tree[at:at + 6]}')
    return 1


if __name__ == '__main__':
    sys.exit(main())
