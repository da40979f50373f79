# The layer rule, executable: who may include whom, and which foreign header belongs to which file.
# Usage: awk -f arch.awk FILES...   Exits 1 after naming each breach as file:line.

BEGIN {
    level["base"] = 0; level["library"] = 1; level["agreement"] = 2
    n = split("import draft check report typeset", middle, " ")
    for (i = 1; i <= n; i++) level[middle[i]] = 3
    level["mou"] = 4; level["batch"] = 5; level["cli"] = 5
    # foreign header prefix -> the files that may name it (regular expression)
    owner["libxml/tree.h"] = "src/base/xml.h"
    owner["libxml/"] = "src/base/"
    owner["libxslt/"] = "src/base/xslt"
    owner["libexslt/"] = "src/base/xslt"
    owner["pcre2"] = "src/base/regex.c"
    owner["hpdf"] = "src/typeset/pdf"
    owner["hb"] = "src/typeset/"
    owner["hyphen"] = "src/typeset/hyphen"
}

function room(path,   parts) {
    if (path ~ /^include\//) return "mou"
    split(path, parts, "/")
    return parts[2] ~ /\.[ch]$/ ? "mou" : parts[2]
}

function breach(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; bad++ }

/^#[ \t]*include[ \t]*"/ {
    split($0, q, "\""); from = room(FILENAME); to = q[2] == "mou.h" ? "mou" : substr(q[2], 1, index(q[2], "/") - 1)
    if (to == "" && from != "mou") { breach("include by room, as in \"base/buf.h\""); next }
    if (to == "") next
    if (!(to in level)) { breach("unknown room " to); next }
    if (from == to) next
    if ((from == "cli" || from == "batch") && to != "mou" && to != "base" && !(from == "cli" && to == "batch"))
        breach(from " may include mou.h and base only, not " to)
    else if (level[to] >= level[from] && !(from == "cli" && to == "batch")) breach(from " must not include " to)
}

/^#[ \t]*include[ \t]*</ {
    h = $0; sub(/.*</, "", h); sub(/>.*/, "", h); best = ""
    for (p in owner) if (index(h, p) == 1 && length(p) > length(best)) best = p
    if (best != "" && FILENAME !~ ("^" owner[best])) breach("<" h "> belongs to " owner[best])
    if (FILENAME ~ /^include\// && best != "") breach("the public header shows the foreign header <" h ">")
}

END { if (bad) { printf "%d breaches of the layer rule\n", bad; exit 1 } }
