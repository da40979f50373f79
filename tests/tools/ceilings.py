"""Instructions that commands take, counted by valgrind, against what was recorded.

usage: ceilings.py MOU CEILINGS.tsv            prints TAP: more than 5 % above a recorded count fails
       ceilings.py --record MOU CEILINGS.tsv   writes the counts of today into the file

Counts repeat to a few thousandths wherever the libraries are the same, however busy the machine is; with other libraries
than those named in the file nothing is compared. The file: name, millions of instructions, command, with %OUT% for a
file to write to. A count that rises because the program does more is recorded anew with `make ceilings`; say why in the
commit.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOM = 1.05
LIBRARIES = ('libxml-2.0', 'libxslt', 'libpcre2-8', 'harfbuzz', 'libdeflate')


def libraries():
    found = [f'{name} {subprocess.run(["pkg-config", "--modversion", name], capture_output=True, text=True).stdout.strip()}'
             for name in LIBRARIES]
    return ', '.join([os.confstr('CS_GNU_LIBC_VERSION')] + found)


def count(mou, command, out):
    words = [mou if word == 'mou' else word.replace('%OUT%', out) for word in command.split()]
    run = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null'] + words, capture_output=True,
                         text=True)
    found = re.search(r'Collected : (\d+)', run.stderr)
    return int(found.group(1)) / 1e6 if found and run.returncode in (0, 1) else None


def main():
    record = sys.argv[1] == '--record'
    mou, path = os.path.abspath(sys.argv[-2]), sys.argv[-1]
    if shutil.which('valgrind') is None:
        print('ok ceilings # SKIP valgrind is not installed')
        return
    if record and not os.path.exists(os.path.join(os.path.dirname(mou), 'library.image')):
        sys.exit('the clause library was not prepared (see mou test): checks would be counted without it')
    head, rows = [], []
    for line in open(path):
        (head if line.startswith('#') else rows).append(line.rstrip('\n'))
    if not record and f'# {libraries()}' not in head:
        print('ok ceilings # SKIP recorded with other libraries')
        return
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            name, ceiling, command = row.split('\t')
            now = count(mou, command, os.path.join(folder, 'out'))
            if record:
                lines.append(f'{name}\t{now:.1f}\t{command}')
                print(f'{name:30s} {float(ceiling):8.1f} -> {now:8.1f} million')
            elif now is not None and now <= float(ceiling) * ROOM:
                print(f'ok ceilings {name}: {now:.1f} of {ceiling} million instructions')
            else:
                print(f'not ok ceilings {name}: {now} of {ceiling} million instructions')
                print('# see what takes them (valgrind --tool=callgrind, callgrind_annotate), or make ceilings')
    if record:
        with open(path, 'w') as file:
            file.write('\n'.join([head[0], f'# {libraries()}'] + lines) + '\n')


main()
