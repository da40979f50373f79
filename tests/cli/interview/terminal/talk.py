"""Talks to mou on a terminal of its own: talk.py "expect|say" ... ; say "-" says nothing, "KILL" ends it by
signal, "EOF" by Ctrl-D, "OPEN" says "-"."""
import os
import pty
import select
import signal
import sys
import time

pid, terminal = pty.fork()
if pid == 0:
    os.execvp("mou", ["mou", "interview", "--data", os.environ["SRC"] + "/tests/data/draft-library", "-o", "answers.xml"])
seen = ""


def read_until(text):
    global seen
    end = time.time() + 10
    while text not in seen:
        if not select.select([terminal], [], [], max(0, end - time.time()))[0]:
            os.kill(pid, signal.SIGKILL)
            sys.exit(f"waited for {text!r}, saw {seen!r}")
        try:
            seen += os.read(terminal, 4096).decode()
        except OSError:
            sys.exit(f"ended before {text!r}, saw {seen!r}")
    seen = seen[seen.index(text) + len(text):]


for step in sys.argv[1:]:
    expect, say = step.split("|")
    read_until(expect)
    if say == "KILL":
        os.kill(pid, signal.SIGKILL)
    elif say == "-":
        pass
    elif say == "OPEN":
        read_until("> ")
        os.write(terminal, b"-\n")
    elif say == "EOF":
        os.write(terminal, b"\x04")
    else:
        read_until("> ")
        os.write(terminal, say.encode() + b"\n")
    print(f"{expect} <- {say or 'Enter'}")
_, status = os.waitpid(pid, 0)
print("killed" if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}")
