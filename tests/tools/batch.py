"""Batches on a terminal and under signals. usage: batch.py MOU FOLDER   (prints TAP; FOLDER is made anew)

A terminal shows one line of progress and nothing else does; whatever ends a batch (Ctrl-C, SIGTERM, kill -9), every file
that has its name is whole, the status is 130, and the next run makes what is left, after which all is as if nothing had
happened. A report on many agreements takes no more memory than one on few. GNU parallel, when installed, spreads a folder over processes as the manual says.
"""
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time

MOU, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2]
COUNT, MORE = 60, 60


def say(good, what, why=''):
    print(('ok ' if good else 'not ok ') + 'batch ' + what)
    if not good:
        print('# ' + str(why).replace('\n', '\n# ')[:2000])


def on_terminal(argv):
    """Status and what a terminal of 100 columns got."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ['COLUMNS'] = '100'
        os.execv(argv[0], argv)
    shown = b''
    while True:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def whole(out):
    """What is wrong with the outputs: temporary names, files cut short, lines that are no JSON or not true."""
    wrong = []
    for name in os.listdir(out):
        data = open(os.path.join(out, name), 'rb').read()
        if name.endswith('.pdf'):
            if not (data.startswith(b'%PDF-') and data.rstrip().endswith(b'%%EOF')):
                wrong.append(f'{name} is cut short')
        elif name == 'manifest.jsonl':
            for line in data.decode().splitlines():
                entry = json.loads(line)
                path = os.path.join(out, entry['output'])
                if entry['status'] == 'done' and os.path.getsize(path) != entry['bytes']:
                    wrong.append(f'{entry["output"]} is not as the manifest says')
        else:
            wrong.append(f'{name} is left over')
    return wrong


def made(out):
    return len([name for name in os.listdir(out) if name.endswith('.pdf')]) if os.path.isdir(out) else 0


def stop(sig, out, group):
    """Starts a batch and ends it by the signal when some files are there. Its status and how many files there were."""
    child = subprocess.Popen([MOU, 'render', '-j', '2', '--out-dir', out, 'in'], stderr=subprocess.DEVNULL,
                             start_new_session=True)
    end = time.time() + 30
    while made(out) < 3 and time.time() < end and child.poll() is None:
        time.sleep(0.005)
    (os.killpg if group else os.kill)(child.pid, sig)
    status = child.wait()
    time.sleep(0.5 if sig == signal.SIGKILL else 0)  # what a worker was at, it ends
    return status, made(out)


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(os.path.join(FOLDER, 'in'))
    sample = open('samples/agreements/riverton.xml').read()
    os.chdir(FOLDER)
    for i in range(COUNT):
        open(f'in/{i:02}.xml', 'w').write(sample)
    os.makedirs('more')
    for i in range(MORE):
        open(f'more/{i:03}.xml', 'w').write(sample)
    open('in/07.xml', 'w').write(sample.replace('</agreement>', ''))

    argv = [MOU, 'render', '-j', '2', '--out-dir', 'whole', 'in']
    status, shown = on_terminal(argv)
    say(status == 4, 'on a terminal: status', status)
    say(re.search(r'\r\d+/60 done, 1 failed, [\d.]+ a second, \d+:\d\d left \| \S+', shown), 'progress line', shown)
    say(re.search(r'\r\x1b\[K60/60 done, 1 failed, [\d.]+ a second, \d+:\d\d\r\n$', shown), 'closing line', shown[-200:])
    say(re.search(r'\r\x1b\[Kin/07.xml:\d+: error: .*\r\n', shown), 'messages stand on lines of their own', shown)
    say(all(len(part) < 100 for part in re.split(r'[\r\n]', shown) if ' done, ' in part), 'one line', shown)
    status, shown = on_terminal(argv + ['--quiet'])
    say(' done' not in shown and 'in/07.xml' in shown, 'quiet', shown)
    plain = subprocess.run(argv, capture_output=True, text=True)
    say(plain.stdout == '' and plain.stderr.count('\n') == 1, 'no terminal, no progress', plain.stderr)
    status, shown = on_terminal([MOU, 'check', '--fail-on', 'never', '-f', 'json', '-o', '/dev/null', 'in/00.xml', 'in/01.xml'])
    say(re.search(r'2/2 done, 0 failed', shown), 'check has it too', shown)
    status, shown = on_terminal([MOU, 'render', 'in/00.xml'])
    say(status == 2 and '%PDF' not in shown and '-o' in shown, 'no PDF on a terminal', shown[:200])
    truth = open('whole/manifest.jsonl').read()

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it, and what it starts does too
    for sig, group in ((signal.SIGINT, True), (signal.SIGTERM, True), (signal.SIGTERM, False), (signal.SIGKILL, False)):
        name = f'{sig.name} to {"all" if group else "the first"}'
        shutil.rmtree('out', ignore_errors=True)
        status, count = stop(sig, 'out', group)
        say(status == (130 if sig != signal.SIGKILL else -9), f'{name}: status', status)
        say(0 < count < COUNT - 1, f'{name}: came in between', count)
        say(not whole('out'), f'{name}: whole files only', whole('out'))
        before = {n: os.stat(f'out/{n}').st_mtime_ns for n in os.listdir('out') if n.endswith('.pdf')}
        again = subprocess.run([MOU, 'render', '--out-dir', 'out', 'in'], capture_output=True)
        kept = sum(os.stat(f'out/{n}').st_mtime_ns == t for n, t in before.items())
        say(again.returncode == 4 and made('out') == COUNT - 1 and not whole('out'), f'{name}: the next run goes on', again)
        # whoever is killed outright may not have noted what its workers had just made
        say(kept > 0 or len(before) < 4 or sig == signal.SIGKILL, f'{name}: and does not begin anew', f'{kept} of {len(before)}')
        lines = [sorted(t.splitlines()) for t in (truth, open('out/manifest.jsonl').read())]
        say(lines[0] == lines[1], f'{name}: as if nothing had happened', '\n'.join(set(lines[0]) ^ set(lines[1])))

    if 'asan' not in MOU:
        measure = ('import resource, subprocess, sys; subprocess.run(sys.argv[1:]); '
                   'print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)')
        few = sorted(os.path.join('in', name) for name in os.listdir('in'))[:4]
        for style in ('html', 'text', 'jsonl'):
            taken = [int(subprocess.run([sys.executable, '-c', measure, MOU, 'check', '-j', '2', '-q', '--fail-on', 'never', '-f', style,
                                         '-o', 'report'] + files, capture_output=True, text=True).stdout) for files in (few, ['in', 'more'])]
            say(taken[1] < 1.2 * taken[0], f'a report on {COUNT + MORE} agreements, {style}: memory', '%d KiB for 4, %d for all' % tuple(taken))

        cells = [f'Sample District {i:05},{i} School Street' + ',cell %d' * 30 % tuple(range(30)) for i in range(8000)]
        heads = 'district_name,district_address' + ',#%d' * 30 % tuple(range(30))
        sizes = []
        for name, rows in (('few.csv', cells[:8]), ('many.csv', cells)):
            sizes.append(open(name, 'w').write('\n'.join([heads] + rows) + '\n') // 1024)
        taken = [int(subprocess.run([sys.executable, '-c', measure, MOU, 'draft', '-q', '--csv', name, '--share', share, '--out-dir', 'd-' + name],
                                    capture_output=True, text=True).stdout) for name, share in (('few.csv', '1/1'), ('many.csv', '1/1000'))]
        say(taken[1] - taken[0] < 6 * sizes[1], 'a table of 8,000 districts: memory', '%d KiB for 8 rows, %d for a table of %d KiB' %
            (taken[0], taken[1], sizes[1]))

    if shutil.which('parallel'):
        run = subprocess.run('parallel --will-cite -j 2 mou render --share {}/8 --out-dir spread in ::: 1 2 3 4 5 6 7 8; '
                             'cat spread/manifest-*.jsonl >all.jsonl', shell=True, capture_output=True, text=True)
        lines = [sorted(t.splitlines()) for t in (truth, open('all.jsonl').read())]
        say(lines[0] == lines[1], 'GNU parallel with shares', run.stderr + '\n'.join(set(lines[0]) ^ set(lines[1])))
        run = subprocess.run('find in -name "*.xml" | parallel --will-cite -j 2 -n 10 mou render --out-dir names {}',
                             shell=True, capture_output=True, text=True)
        lines = [sorted(t.splitlines()) for t in (truth, open('names/manifest.jsonl').read())]
        say(lines[0] == lines[1], 'GNU parallel with names', run.stderr + '\n'.join(set(lines[0]) ^ set(lines[1])))
        run = subprocess.run('parallel --will-cite -k -j 2 mou check -f jsonl --share {}/4 in >found.jsonl ::: 1 2 3 4; '
                             'mou check -f jsonl in >once.jsonl', shell=True, capture_output=True, text=True)
        lines = [sorted(open(n).read().splitlines()) for n in ('found.jsonl', 'once.jsonl')]
        say(lines[0] == lines[1] and len(lines[0]) == COUNT, 'GNU parallel with check', run.stderr)
    else:
        print('ok batch GNU parallel # SKIP not installed')


main()
