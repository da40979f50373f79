#!/usr/bin/env python3
"""Do verdicts stand when a sentence is said a little otherwise, or something else stands beside it?

usage: steady.py [--mou COMMAND] [--details] [--each N] FILE.tsv...

Reads the files that language.py reads, takes up to N rows (default 4) of each criterion and verdict that are judged rightly
as they stand, changes each in ways that leave its meaning alone (another name for the same party, an opening phrase, a
second clause or sentence about something else, an item of a list), and counts the verdicts that change with it. It needs no
labels of its own: a verdict that falls when "and wears a badge" is added rests on luck. A measure, not a test.
"""
import argparse, collections, csv, json, os, random, re, shlex, subprocess, sys, tempfile

SAME = {'partial': 'missing', 'not-applicable': 'met'}

ASIDES = ['the SRO reports to the Patrol Sergeant', 'the SRO wears the uniform of the Department',
          'the parties meet each June to go over the year', 'the principal gives the SRO a tour of the building in August',
          'the District provides an office with a desk and a telephone']

NAMES = [
    ('deputy', [(r"SROs", "Deputies"), (r"(?:an|An) SRO", "a Deputy"), (r"SRO", "Deputy")]),
    ('officer', [(r"SROs", "School Resource Officers"), (r"\ban SRO", "a School Resource Officer"),
                 (r"\bAn SRO", "A School Resource Officer"), (r"SRO", "School Resource Officer")]),
    ('administrator', [(r"\bprincipals\b", "building administrators"), (r"\bPrincipals\b", "Building administrators"),
                       (r"\bprincipal\b", "building administrator"), (r"\bPrincipal\b", "Building Administrator")]),
    ('corporation', [(r"\bDistrict\b(?! Attorney)", "School Corporation")]),
    ('sheriff', [(r"\b(?:Police )?Department\b(?! of)", "Sheriff's Office")]),
    ('will', [(r"\bshall\b", "will")]),
    ('shall', [(r"\bwill\b", "shall")]),
]


def lowered(text):
    """The text as it goes on after an opening phrase: an article at its start becomes small."""
    m = re.match(r"(The|A|An|No|Each|Every|Any|All|Both|Either|Neither|If|When|In|At|Before|After|School|Students?|Officers?)\b", text)
    return text[0].lower() + text[1:] if m else text


def named(text, pairs):
    for a, b in pairs:
        text = re.sub(a, b, text)
    return text


def ways(text, number):
    """(way, text) for each change; `number` turns the asides, so that rows meet different ones."""
    aside = ASIDES[number % len(ASIDES)]
    last = text.rsplit(' // ', 1)[-1]
    yield 'opening', 'During the term of this Agreement, ' + lowered(text)
    yield 'agreed', 'The parties agree that ' + lowered(text)
    yield 'before', aside[0].upper() + aside[1:] + '. ' + text
    if last.endswith('.'):
        yield 'after', text + ' ' + aside[0].upper() + aside[1:] + '.'
        yield 'semicolon', text[:-1] + '; ' + aside + '.'
        yield 'and', text[:-1] + ', and ' + aside + '.'
    if ' // ' not in text:
        yield 'item', 'The parties agree as follows: // (a) ' + aside[0].upper() + aside[1:] + '; // (b) ' + text
    for way, pairs in NAMES:
        other = named(text, pairs)
        if other != text:
            yield way, other


def judged(rows, mou):
    """The verdict of each (criterion, text), as "missing" where nothing is said."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, (criterion, text) in enumerate(rows):
            paths.append(os.path.join(folder, f'{i}.txt'))
            with open(paths[-1], 'w', encoding='utf-8') as f:
                f.write('AGREEMENT\n\nSection 1. Terms\n\n' + text.replace(' // ', '\n\n') + '\n')
        verdicts = []
        for start in range(0, len(paths), 2000):
            done = subprocess.run(shlex.split(mou) + ['check', '-q', '--fail-on', 'never', '-f', 'jsonl', '-j', '2']
                                  + paths[start:start + 2000], capture_output=True, text=True)
            for (criterion, _), line in zip(rows[start:], done.stdout.splitlines()):
                found = {c['id']: c['verdict'] for c in json.loads(line)['criteria']}
                said = found.get(criterion, 'missing')
                verdicts.append(SAME.get(said, said))
        return verdicts


def taken(files, each):
    """Up to `each` rows of every criterion and verdict, the same ones every time."""
    groups = collections.defaultdict(list)
    for name in files:
        with open(name, encoding='utf-8') as f:
            lines = list(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE))
        if any(r and r[0].startswith('# profiles:') for r in lines):
            continue
        for r in lines:
            if len(r) >= 3 and not r[0].startswith('#') and r[1] in ('met', 'contrary'):
                groups[r[0], r[1]].append(r[2])
    chance = random.Random(7)
    return [(c, v, t) for (c, v), texts in sorted(groups.items()) for t in chance.sample(texts, min(each, len(texts)))]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('files', nargs='+')
    ap.add_argument('--mou', default='build/release/mou')
    ap.add_argument('--each', type=int, default=4)
    ap.add_argument('--details', action='store_true')
    args = ap.parse_args()
    rows = taken(args.files, args.each)
    right = [r for r, said in zip(rows, judged([(c, t) for c, _, t in rows], args.mou)) if said == r[1]]
    changed = [(c, v, way, t) for n, (c, v, text) in enumerate(right) for way, t in ways(text, n)]
    said = judged([(c, t) for c, _, _, t in changed], args.mou)
    count, fallen = collections.Counter(), collections.Counter()
    for (c, v, way, t), now in zip(changed, said):
        for key in ((1, way), (2, v), (3, f'{c} {v}'), (0, 'ALL')):
            count[key] += 1
            fallen[key] += now != v
        if args.details and now != v:
            print(f'  {c}: {v} became {now} ({way}): {t}')
    for key in sorted(count, key=lambda k: (k[0], -fallen[k] / count[k])):
        if key[0] < 3 or fallen[key]:
            print(f'{key[1]:45s} {fallen[key]:5d} of {count[key]:5d} ({fallen[key] / count[key]:.3f})')
    return 0


if __name__ == '__main__':
    sys.exit(main())
