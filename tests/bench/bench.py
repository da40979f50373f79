"""Times mou as users run it: whole processes, medians, CPU a document in a batch, peak memory.

usage: bench.py MOU [MANY]

Machines differ and are noisy, so every figure stands beside a yardstick measured in the same run, interleaved with it:
`xmllint --noout` on the same file. Compare ratios between runs, not milliseconds. The budget column is the promise.
Other programs that make PDF, where they are installed, set the same twelve pages in the same run: mutool (untagged,
from our HTML), typst (PDF/UA, from the same words) and Apache FOP (from our XSL-FO). MANY: a batch of so many agreements
(2000, say) on two cores, as a measure of 13,000, about every district there is.
"""
import copy
import os
import re
import shutil
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
    """Medians of the command and of the yardstick, run in turn; what else there is to say of the command."""
    pairs = [(run(argv), run(yardstick)) for _ in range(RUNS)]
    return (statistics.median(p[0][0] for p in pairs) * 1000, statistics.median(p[1][0] for p in pairs) * 1000,
            f'{statistics.median(p[0][1] for p in pairs) * 1000:.1f} ms CPU, {max(p[0][2] for p in pairs) / 1024:.1f} MiB')


def cpu_a_document(command, files):
    """CPU milliseconds for each further document: what a batch pays beyond starting up."""
    one = statistics.median(run(command + files[:2])[1] for _ in range(5))
    runs = [run(command + files) for _ in range(5)]
    many = statistics.median(r[1] for r in runs)
    return (many - one) / (len(files) - 2) * 1000, max(r[2] for r in runs) / 1024


def rivals(pages):
    """How others set the same agreement: name, command, what it makes."""
    stem, pdf = os.path.join(OUT, f'a{pages}'), os.path.join(OUT, 'rival.pdf')
    for form in ('html', 'fo'):
        subprocess.run([MOU, 'render', '-o', f'{stem}.{form}', f'{stem}.xml'], check=True)
    words = lambda node: re.sub(r'([\\\\#$*_`<>@\\[\\]~=/+-])', r'\\\\\\1', ' '.join(' '.join(node.itertext()).split()))
    with open(f'{stem}.typ', 'w') as out:
        out.write('#set document(title: "Agreement")\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n')
        for node in ET.parse(f'{stem}.xml').getroot().iter():
            if node.tag in ('title', 'para', 'item'):
                out.write(('= ' if node.tag == 'title' else '- ' if node.tag == 'item' else '') + words(node) + '\n\n')
    for name, command in (('mutool, untagged', ['mutool', 'convert', '-o', pdf, f'{stem}.html']),
                          ('typst, PDF/UA', ['typst', 'compile', '--pdf-standard', 'ua-1', f'{stem}.typ', pdf]),
                          ('Apache FOP', ['fop', '-q', '-r', '-fo', f'{stem}.fo', '-pdf', pdf])):
        found = shutil.which(command[0])
        if found:
            yield name, [found] + command[1:], pdf


def against_others(pages):
    source, ours = os.path.join(OUT, f'a{pages}.xml'), os.path.join(OUT, f'a{pages}.pdf')
    for name, command, pdf in rivals(pages):
        if os.path.exists(pdf):
            os.remove(pdf)
        pairs = [(run(command), run([MOU, 'render', source, '-o', ours])) for _ in range(5)]
        them, us = (statistics.median(pair[i][0] for pair in pairs) * 1000 for i in (0, 1))
        made = f'{os.path.getsize(pdf) / 1024:.0f} KiB' if os.path.exists(pdf) else 'made nothing'
        row(f'{name}, one shot, {pages} pages', them, 'ms', None, f'{them / us:.1f} x mou render, {made}')


def many(command, count, name, must):
    """A real batch on two cores, and what 13,000 would take at its rate."""
    start = time.perf_counter()
    _, cpu, peak = run(command)
    wall = time.perf_counter() - start
    row(f'{name}, {count} on two cores', wall, 's', None, f'{cpu / count * 1000:.1f} ms CPU each, {peak / 1024:.1f} MiB')
    row(f'{name}, 13,000 at that rate', wall / count * 13000 / 60, 'min', must, 'extrapolated')


def batches(count):
    folder = os.path.join(OUT, 'many')
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for i in range(count):
        os.link(os.path.join(OUT, 'a12.xml'), os.path.join(folder, f'{i}.xml'))
    with open(os.path.join(OUT, 'many.csv'), 'w') as table:
        table.write('district_name,state,agency_name,school_list\n')
        for i in range(count):
            table.write(f'Sample District {i},CA,Sample Police Department {i},Sample High School\n')
    made = os.path.join(OUT, 'many-made')
    shutil.rmtree(made, ignore_errors=True)
    many([MOU, 'render', '-j', '2', '--out-dir', made, folder], count, 'render', 2.5)
    many([MOU, 'render', '-j', '2', '--out-dir', made, folder], count, 'render again, nothing changed', None)
    many([MOU, 'draft', '-q', '-j', '2', '--csv', os.path.join(OUT, 'many.csv'), '--out-dir', made], count, 'draft', None)
    many([MOU, 'check', '-j', '2', '-f', 'jsonl', '-o', '/dev/null', folder], count, 'check', 0.2)


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
        row(f'check, one shot, {pages} pages', wall, 'ms', must, f'{wall / stick:.1f} x xmllint, {peak}')
    for pages, must in ((12, 30), (40, 60)):
        pdf = os.path.join(OUT, f'a{pages}.pdf')
        wall, stick, peak = median_wall([MOU, 'render', files[pages], '-o', pdf], [xmllint, '--noout', files[pages]])
        row(f'render, one shot, {pages} pages', wall, 'ms', must, f'{wall / stick:.1f} x xmllint, {peak}')
        row(f'PDF size, {pages} pages', os.path.getsize(pdf) / 1024, 'KiB', {12: 114, 40: 268}[pages])
    copies = []
    for i in range(BATCH):
        copies.append(os.path.join(OUT, f'copy{i}.xml'))
        with open(files[12], 'rb') as source, open(copies[-1], 'wb') as target:
            target.write(source.read())
    cpu, peak = cpu_a_document([MOU, 'check', '-f', 'json', '-o', '/dev/null'], copies)
    row(f'check, CPU a document in a batch of {BATCH}', cpu, 'ms', 1.5, f'{peak:.1f} MiB')
    cpu, peak = cpu_a_document([MOU, 'render', '--redo', '--out-dir', os.path.join(OUT, 'pdf')], copies)
    row(f'render, CPU a document in a batch of {BATCH}', cpu, 'ms', 20, f'{peak:.1f} MiB')
    wall, stick, peak = median_wall([MOU, 'draft', '-a', 'samples/answers/riverton.xml', '-o', '/dev/null'],
                                    [xmllint, '--noout', 'clauses/lexicon.xml'])
    row('draft, one shot', wall, 'ms', None, f'{wall / stick:.1f} x xmllint on the lexicon, {peak}')
    against_others(12)
    if len(sys.argv) > 2:
        batches(int(sys.argv[2]))


main()
