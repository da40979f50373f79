"""Every question is one a person can answer: it asks, says what a blank is called, helps, names its criteria, and has a
default, an example or leave to be left out. Prints TAP. Usage: questions.py (in the source tree)"""
import sys
import xml.etree.ElementTree as tree

TYPES = {"text", "yes-no", "integer", "percent", "money", "date", "month", "choice", "set", "record", "list"}


def wrong(question):
    fields = question.findall("field")
    if question.get("type") not in TYPES:
        yield "no type"
    for part in ("ask", "label", "help"):
        if not (question.findtext(part) or "").strip():
            yield f"no {part}"
    if question.get("type") == "choice" and not question.findall("choice"):
        yield "no choices"
    if question.get("type") in ("record", "list") and not fields:
        yield "no fields"
    if not question.get("for") and question.get("id") != "profiles":
        yield "no criterion"
    answered = question.find("default") is not None or question.find("example") is not None
    if not answered and question.get("optional") is None and question.get("when") is None and not fields:
        yield "neither default nor example nor leave to be left out"
    for field in fields:
        if not (field.findtext("ask") or "").strip() or field.get("type") not in TYPES:
            yield f"field {field.get('id')} does not ask"


bad = 0
for question in tree.parse("clauses/questions.xml").getroot().iter("question"):
    faults = list(wrong(question))
    bad += bool(faults)
    print("not ok" if faults else "ok", "question", question.get("id"), "; ".join(faults))
sys.exit(bad > 0)
