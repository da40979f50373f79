"""Holds a JSON report against its contract: members, their types, nothing else. Usage: check_json.py FILE..."""
import json
import sys

VERDICTS = {"met", "partial", "missing", "contrary", "not-applicable"}
KINDS = {"content", "act", "background"}
TEXT, COUNT = str, int


def members(thing, required, optional, where):
    assert isinstance(thing, dict), where
    for key, kind in {**required, **optional}.items():
        if key in required or key in thing:
            assert type(thing[key]) is kind, f"{where}.{key}"
    unknown = set(thing) - set(required) - set(optional)
    assert not unknown, f"{where}: {unknown}"


def criterion(it, where):
    members(it, {"id": TEXT, "topic": TEXT, "verdict": TEXT, "level": TEXT, "message": TEXT,
                 "authorities": list, "evidence": list}, {"clause": TEXT, "demands": list, "change": TEXT, "by": TEXT, "difference": list}, where)
    for run in it.get("difference", []):
        assert len(run) == 1 and set(run) <= {"same", "out", "in", "filled"}, where
    for demand in it.get("demands", []):
        members(demand, {"profile": TEXT, "kind": TEXT}, {}, where)
        assert demand["kind"] in KINDS, where
    assert it["verdict"] in VERDICTS, where
    assert it["level"] in {"error", "warning", "advice", "none"}, where
    assert all(type(name) is str for name in it["authorities"]), where
    for place in it["evidence"]:
        members(place, {"quote": TEXT, "stance": TEXT}, {"page": COUNT, "section": TEXT, "line": COUNT}, where)
        assert place["stance"] in {"supports", "contradicts"}, where


def document(it):
    where = it.get("file", "document")
    members(it, {"file": TEXT, "format": TEXT, "status": TEXT, "notes": list, "summary": dict, "criteria": list},
            {"words": COUNT, "pages": COUNT}, where)
    assert it["status"] in {"read", "partly-read", "unreadable"}, where
    members(it["summary"], dict.fromkeys(VERDICTS, COUNT), {}, where)
    for found in it["criteria"]:
        criterion(found, f"{where}: {found.get('id')}")
    for verdict in VERDICTS:
        assert it["summary"][verdict] == sum(found["verdict"] == verdict for found in it["criteria"]), where


for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        report = json.load(file)
    members(report, {"tool": dict, "library": dict, "profiles": list, "documents": list}, {"laws": list}, "report")
    members(report["tool"], {"name": TEXT, "version": TEXT}, {}, "tool")
    members(report["library"], {"version": TEXT}, {}, "library")
    for it in report["documents"]:
        document(it)
