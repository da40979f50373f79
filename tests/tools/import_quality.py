#!/usr/bin/env python3
"""How much of the words does reading keep, in order?

usage: import_quality.py [--mou COMMAND] [--details] CORPUS_DIR

CORPUS_DIR holds one folder per agreement: agreement.EXT and text.txt, its reading text. Prints for each the share of
text.txt's words found in the reading in the same order, what the format must reach, and the words that are only in the reading
(running heads and feet, which are set apart, do not count). Exit status 1 when a file stays below its mark.
"""
import argparse, difflib, glob, os, re, shlex, subprocess, sys

MUST = {'pdf': 0.98}
FURNITURE = '[page furniture, not counted]'


def words(text):
    return re.findall(r"[\w']+", text.replace('’', "'"))


def reading(mou, path):
    text = subprocess.run(mou + ['import', '--text', path], capture_output=True, text=True, check=True).stdout
    blocks = text.split('\n\n')
    return '\n\n'.join(b for b in blocks if not b.lstrip().startswith(FURNITURE))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('corpus')
    ap.add_argument('--mou', default='build/release/mou')
    ap.add_argument('--details', action='store_true')
    args = ap.parse_args()
    low = 0
    for folder in sorted(glob.glob(os.path.join(args.corpus, '*/'))):
        for path in sorted(glob.glob(folder + 'agreement.*')):
            kind = path.rsplit('.', 1)[1]
            with open(folder + 'text.txt', encoding='utf-8') as f:
                want = words(f.read())
            got = words(reading(shlex.split(args.mou), path))
            match = difflib.SequenceMatcher(None, want, got, autojunk=False)
            kept = sum(b.size for b in match.get_matching_blocks())
            must = MUST.get(kind, 0.995)
            low += kept < must * len(want)
            print(f'{os.path.basename(folder[:-1]):24} {kind:5} words in order {kept / len(want):.4f} (must {must:.3f})'
                  f'  only in the reading {len(got) - kept}')
            for tag, a, b, c, d in match.get_opcodes() if args.details else []:
                if tag != 'equal':
                    print('   ', ' '.join(want[a:b]), '->', ' '.join(got[c:d]))
    sys.exit(low > 0)


main()
