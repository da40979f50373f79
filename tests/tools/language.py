#!/usr/bin/env python3
"""How well do the rules know the language? Ways of saying each duty, judged one by one.

usage: language.py [--mou COMMAND] [--details] FILE.tsv...

A file holds lines: criterion TAB verdict TAB text. Verdict: met, missing (a look-alike that must not count) or contrary.
In the text " // " starts a new paragraph and a paragraph that ends with ":" governs the ones after it.
A line "# profiles: us-ct us-il" makes the file one to be judged under these profiles too.
Each text becomes a small document of its own; only its criterion's verdict counts (partial counts as missing).
Prints recall a criterion and verdict; the exit status is always 0, because this is a measure, not a test.
"""
import argparse, collections, csv, json, os, shlex, subprocess, sys, tempfile

SAME = {'partial': 'missing', 'not-applicable': 'met'}


def judged(rows, mou, profiles):
    """The checked document of each row's text."""
    options = [part for name in profiles.split() for part in ('-p', name)]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, row in enumerate(rows):
            paths.append(os.path.join(folder, f'{i}.txt'))
            with open(paths[-1], 'w', encoding='utf-8') as f:
                f.write('AGREEMENT\n\nSection 1. Terms\n\n' + row[2].replace(' // ', '\n\n') + '\n')
        done = subprocess.run(shlex.split(mou) + ['check', '-q', '--by-rules', '--fail-on', 'never', '-f', 'json', '-j', '2'] + options + paths,
                              capture_output=True, text=True)
        return json.loads(done.stdout)['documents']


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('files', nargs='+')
    ap.add_argument('--mou', default='build/release/mou')
    ap.add_argument('--details', action='store_true')
    args = ap.parse_args()
    by_profiles = collections.defaultdict(list)
    for name in args.files:
        with open(name, encoding='utf-8') as f:
            lines = list(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE))
        profiles = [r[0].split(':', 1)[1] for r in lines if r and r[0].startswith('# profiles:')]
        by_profiles[' '.join(profiles)] += [r for r in lines if len(r) >= 3 and not r[0].startswith('#')]
    right, count = collections.Counter(), collections.Counter()
    for profiles, rows in by_profiles.items():
        for row, document in zip(rows, judged(rows, args.mou, profiles)):
            criterion, wanted, text = row[:3]
            found = {c['id']: c for c in document['criteria']}.get(criterion, {})
            said = found.get('verdict', 'unlisted')
            said = SAME.get(said, said)
            count[criterion, wanted] += 1
            right[criterion, wanted] += said == wanted
            if args.details and said != wanted:
                print(f'  {criterion}: wanted {wanted}, said {said}: {text}')
    for key in sorted(count):
        if right[key] != count[key] or args.details:
            print(f'{key[0]:34s} {key[1]:9s} {right[key]:3d} of {count[key]:3d}')
    for verdict in ('met', 'missing', 'contrary'):
        n = sum(c for k, c in count.items() if k[1] == verdict)
        print(f'{verdict:9s} {sum(c for k, c in right.items() if k[1] == verdict)} of {n}')
    print(f'ALL {sum(right.values())} of {sum(count.values())} ({sum(right.values()) / max(1, sum(count.values())):.3f})')
    return 0


if __name__ == '__main__':
    sys.exit(main())
