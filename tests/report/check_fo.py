"""Holds XSL-FO to the objects and properties that the typesetter knows, to headings that skip no level, to ids that are
unique and destinations that exist, and to a title and a language. Usage: check_fo.py FILE..."""
import re
import sys
import xml.etree.ElementTree as tree

FO = "{http://www.w3.org/1999/XSL/Format}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OBJECTS = set("""root layout-master-set simple-page-master region-body region-before region-after page-sequence-master
repeatable-page-master-alternatives conditional-page-master-reference page-sequence static-content flow block inline
page-number page-number-citation page-number-citation-last basic-link leader footnote footnote-body marker
retrieve-marker list-block list-item list-item-label list-item-body table table-column table-header table-body table-row
table-cell external-graphic bookmark-tree bookmark bookmark-title declarations""".split())
PROPERTIES = re.compile(r"""(font-(family|size|style|weight|variant)|line-height|color|background-color|text-align(-last)?|
text-indent|text-transform|text-decoration|baseline-shift|letter-spacing|(start|end)-indent|margin(-\w+)?|
space-(before|after)(\.(minimum|optimum|maximum|conditionality))?|padding(-\w+(\.conditionality)?)?|
border-collapse|border(-(top|bottom|left|right|before|after|start|end))?(-(width|style|color))?|
keep-(together|with-next|with-previous)(\.within-(page|column|line))?|break-(before|after)|widows|orphans|span|hyphenate|
language|white-space-collapse|linefeed-treatment|wrap-option|provisional-(distance-between-starts|label-separation)|
column-width|number-(columns|rows)-spanned|number-columns-repeated|display-align|table-layout|width|height|
leader-(pattern|alignment|length(\.(minimum|optimum|maximum))?)|rule-thickness|(internal|external)-destination|id|ref-id|
content-(width|height)|role|page-(width|height|position)|extent|region-name|master-(name|reference)|flow-name|
initial-page-number|format|odd-or-even|starting-state|
marker-class-name|retrieve-(class-name|position|boundary)|column-(count|gap))""".replace("\n", ""))


def check(name):
    root = tree.parse(name).getroot()
    faults, ids, wanted, heading = [], set(), [], 0
    for node in root.iter():
        if not node.tag.startswith(FO):
            continue
        kind = node.tag[len(FO):]
        if kind not in OBJECTS:
            faults.append(f"fo:{kind} is not in the subset")
        for key, value in node.attrib.items():
            if key != LANG and not key.startswith("{urn:mou:fo}") and not PROPERTIES.fullmatch(key):
                faults.append(f"{key} on fo:{kind} is not in the subset")
            if "NaN" in value or "{" in value:
                faults.append(f'{key}="{value}" on fo:{kind}')
        if "id" in node.attrib:
            if node.get("id") in ids:
                faults.append(f"id {node.get('id')} twice")
            ids.add(node.get("id"))
        wanted += [node.get(key) for key in ("internal-destination", "ref-id") if key in node.attrib]
        level = re.fullmatch("H([1-6])", node.get("role", ""))
        if level:
            if int(level[1]) > heading + 1:
                faults.append(f"H{level[1]} follows H{heading}")
            heading = int(level[1])
        if kind in ("list-item-body", "list-item-label", "table-cell") and not list(node):
            faults.append(f"empty fo:{kind}")
        if kind in ("table-body", "list-block") and not list(node):
            faults.append(f"empty fo:{kind}")
    faults += [f"{place} is nowhere" for place in wanted if place not in ids]
    if not root.get(LANG):
        faults.append("no language")
    titles = [node for node in root.iter("{http://purl.org/dc/elements/1.1/}title") if "".join(node.itertext()).strip()]
    if len(titles) != 1:
        faults.append("no title")
    return [f"{name}: {fault}" for fault in faults]


found = [fault for name in sys.argv[1:] for fault in check(name)]
if found:
    print("\n".join(found))
sys.exit(1 if found else 0)
