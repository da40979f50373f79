#!/usr/bin/env python3
"""Check that every word of a text stands in the tree that `mou import` made of it, in order and nothing else.

usage: tree_words.py TEXT TREE.xml      silent when they agree
"""
import re
import sys
from xml.etree import ElementTree


def words(text):
    return re.findall(r'[^\W_]+', text)


def collect(element, out):
    if element.tag in ('meta', 'signatory'):  # what was read out of the text, beside it
        return
    out.append(element.get('n') or '')
    out.append(element.text or '')
    for child in element:
        collect(child, out)
        out.append(child.tail or '')


def main():
    source = words(open(sys.argv[1], encoding='utf-8').read())
    parts = []
    collect(ElementTree.parse(sys.argv[2]).getroot(), parts)
    tree = words(' '.join(parts))
    if source == tree:
        return 0
    at = next((i for i, (a, b) in enumerate(zip(source, tree)) if a != b), min(len(source), len(tree)))
    print(f'{sys.argv[1]}: word {at}: text has {source[at:at + 6]}, tree has {tree[at:at + 6]}')
    return 1


if __name__ == '__main__':
    sys.exit(main())
