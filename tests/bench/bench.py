"""Times mou as users run it: whole processes, medians, CPU a document in a batch, peak memory.

usage: bench.py MOU

Machines differ and are noisy, so every figure stands beside a yardstick measured in the same run, interleaved with it:
`xmllint --noout` on the same file. Compare ratios between runs, not milliseconds. The budget column is the promise.
"""
import copy
import os
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

MOU = os.path.abspath(sys.argv[1])
OUT = 'build/bench'
RUNS = 15
BATCH = 40


def make_agreement(words, path):
    """A drafted agreement: its last sections left out, or all repeated and renumbered, until it has that many words."""
    draft = os.path.join(OUT, 'draft.xml')
    subprocess.run([MOU, 'draft', '-a', 'samples/answers/riverton.xml', '-o', draft], check=True)
    tree = ET.parse(draft)
    root = tree.getroot()
    for node in root.iter():
        node.attrib.pop('{http://www.w3.org/XML/1998/namespace}id', None)
    sections = root.findall('section')
    count = lambda node: len(' '.join(node.itertext()).split())
    have = count(root)
    while have > words and len(sections) > 1:
        have -= count(sections[-1])
        root.remove(sections.pop())
    number = len(sections)
    place = list(root).index(sections[-1]) + 1
    while have < words * 0.97:
        for section in sections:
            number += 1
            more = copy.deepcopy(section)
            more.set('n', f'{number}.')
            root.insert(place, more)
            place += 1
            have += count(more)
            if have >= words:
                break
    tree.write(path, encoding='UTF-8', xml_declaration=True)
    return have


def run(argv):
    """Wall and CPU seconds and peak KiB of one process and its children."""
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)])
    _, _, used = os.wait4(pid, 0)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss


def median_wall(argv, yardstick):
    """Medians of the command and of the yardstick, run in turn."""
    pairs = [(run(argv), run(yardstick)) for _ in range(RUNS)]
    return (statistics.median(p[0][0] for p in pairs) * 1000, statistics.median(p[1][0] for p in pairs) * 1000,
            max(p[0][2] for p in pairs) / 1024)


def cpu_a_document(command, files):
    """CPU milliseconds for each further document: what a batch pays beyond starting up."""
    one = statistics.median(run(command + files[:2])[1] for _ in range(5))
    runs = [run(command + files) for _ in range(5)]
    many = statistics.median(r[1] for r in runs)
    return (many - one) / (len(files) - 2) * 1000, max(r[2] for r in runs) / 1024


def row(name, value, unit, must, beside=''):
    verdict = '' if must is None else ('within' if value <= must else 'OVER')
    print(f'{name:44s} {value:9.2f} {unit:4s} {"must " + str(must) if must is not None else "":12s} {verdict:7s} {beside}')


def main():
    os.makedirs(OUT, exist_ok=True)
    xmllint = '/usr/bin/xmllint'
    files = {}
    for pages, words in ((12, 5400), (40, 18000)):
        files[pages] = os.path.join(OUT, f'a{pages}.xml')
        have = make_agreement(words, files[pages])
        print(f'{files[pages]}: {have} words')
    row('--version, start to exit', *median_wall([MOU, '--version'], [xmllint, '--version'])[:1], 'ms', 4)
    for pages, must in ((12, 12), (40, None)):
        wall, stick, peak = median_wall([MOU, 'check', files[pages]], [xmllint, '--noout', files[pages]])
        row(f'check, one shot, {pages} pages', wall, 'ms', must, f'{wall / stick:.1f} x xmllint, {peak:.1f} MiB')
    for pages, must in ((12, 30), (40, 60)):
        pdf = os.path.join(OUT, f'a{pages}.pdf')
        wall, stick, peak = median_wall([MOU, 'render', files[pages], '-o', pdf], [xmllint, '--noout', files[pages]])
        row(f'render, one shot, {pages} pages', wall, 'ms', must, f'{wall / stick:.1f} x xmllint, {peak:.1f} MiB')
        row(f'PDF size, {pages} pages', os.path.getsize(pdf) / 1024, 'KiB', {12: 114, 40: 268}[pages])
    copies = []
    for i in range(BATCH):
        copies.append(os.path.join(OUT, f'copy{i}.xml'))
        with open(files[12], 'rb') as source, open(copies[-1], 'wb') as target:
            target.write(source.read())
    cpu, peak = cpu_a_document([MOU, 'check', '-f', 'json', '-o', '/dev/null'], copies)
    row(f'check, CPU a document in a batch of {BATCH}', cpu, 'ms', 1.5, f'{peak:.1f} MiB')
    cpu, peak = cpu_a_document([MOU, 'render', '--out-dir', os.path.join(OUT, 'pdf')], copies)
    row(f'render, CPU a document in a batch of {BATCH}', cpu, 'ms', 20, f'{peak:.1f} MiB')


main()
