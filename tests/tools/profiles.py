"""Drafts under every profile, alone and with a grant: whole, clean under the same profiles, and carrying what the profile
alone asks for. Prints TAP. Usage: profiles.py (mou on PATH, in the source tree)"""
import json
import subprocess
import sys

ANSWERS = "samples/answers/maple-hollow.xml"


def mou(*args, text=""):
    return subprocess.run(["mou", *args], input=text, capture_output=True, text=True, check=False)


def listed(*profiles):
    out = mou("list", "criteria", *[part for name in profiles for part in ("-p", name)]).stdout
    return {line.split()[0] for line in out.splitlines()}


def asking(report):
    return {c["id"]: c for c in json.loads(report)["documents"][0]["criteria"]}


def trial(profiles, base):
    """What is wrong with the drafts under these profiles."""
    options = [part for name in profiles for part in ("-p", name)]
    wrong = []
    for answers in (["-a", ANSWERS], []):
        draft = mou("draft", "-q", *options, *answers)
        if draft.returncode != (0 if answers else 1) or "</agreement>" not in draft.stdout:
            return wrong + [f"draft {' '.join(answers) or 'with defaults'}: status {draft.returncode}: {draft.stderr[:200]}"]
        report = mou("check", "-f", "json", "--fail-on", "advice", *options, "-", text=draft.stdout)
        found = asking(report.stdout)
        # a draft without answers has blanks, and nothing else against it
        allowed = set() if answers else {"consist-placeholders"}
        wrong += [f"{name}: {c['verdict']}: {c['message'][:120]}" for name, c in found.items()
                  if c["level"] != "none" and name not in allowed]
        if answers and report.returncode != 0:
            wrong.append(f"check: status {report.returncode}: {report.stderr[:200]}")
        wrong += [f"{name}: asked for by the profile and not in the draft" for name in listed(*profiles) - base
                  if found[name]["verdict"] != "met" or not found[name]["evidence"]]
    return wrong


def main():
    names = [line.split()[0] for line in mou("list", "profiles").stdout.splitlines()]
    base = listed()
    choices = [[name] for name in names] + [["cops", name] for name in names if name.startswith("us-")]
    choices.append([name for name in names if not name.startswith("us-")])
    bad = 0
    for profiles in choices:
        wrong = trial(profiles, base)
        print("not ok" if wrong else "ok", "drafts under", " + ".join(profiles))
        for line in wrong:
            print("#", line)
        bad += bool(wrong)
    return bad > 0


sys.exit(main())
