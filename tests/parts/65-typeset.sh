# FO samples: each tests/typeset/NAME/in.fo becomes a sound PDF, says what err holds, and reads as structure and text hold.
# UPDATE=1 writes what is held anew.
out=build/test/typeset
rm -rf "$out"
mkdir -p "$out"
keep() { # name what: compares $out/name.what with what is held
    held=tests/typeset/$1/$2
    [ -z "${UPDATE:-}" ] || cp "$out/$1.$2" "$held"
    if diff -u "$held" "$out/$1.$2" >"$out/$1.$2.diff" 2>&1; then echo "ok typeset $1 $2"; else
        echo "not ok typeset $1 $2"
        head -20 "$out/$1.$2.diff" | sed 's/^/# /'
    fi
}
for fo in tests/typeset/*/in.fo; do
    name=$(basename "$(dirname "$fo")")
    pdf=$out/$name.pdf
    if ! mou render -o "$pdf" "$fo" 2>"$out/$name.err"; then
        echo "not ok typeset $name: not rendered"
        head -5 "$out/$name.err" | sed 's/^/# /'
        continue
    fi
    mou render -o "$pdf.again" "$fo" 2>/dev/null
    pdfinfo -struct-text "$pdf" >"$out/$name.structure" 2>/dev/null
    pdftotext -layout "$pdf" "$out/$name.text"
    keep "$name" err
    keep "$name" structure
    keep "$name" text
    if cmp -s "$pdf" "$pdf.again"; then echo "ok typeset $name same bytes"; else echo "not ok typeset $name same bytes"; fi
    for check in "tests/tools/pdfua_check.py --pdfa" "qpdf --check"; do
        if $check "$pdf" >"$pdf.check" 2>&1; then echo "ok typeset $name ${check%% *}"; else
            echo "not ok typeset $name ${check%% *}"
            head -5 "$pdf.check" | sed 's/^/# /'
        fi
    done
done
# The structure of each design, from trees that do not change with the clause library.
design() { # name, render's arguments: compares the structure with tests/typeset/designs/name
    pdf=$out/$1.pdf
    name=$1
    shift
    mou render -q -o "$pdf" "$@" || echo "not ok typeset $name: not rendered"
    looked_at "$name" "$pdf"
}
looked_at() { # name, PDF
    name=$1
    pdf=$2
    pdfinfo -struct-text "$pdf" 2>/dev/null | sed 's/Object [0-9]* 0/Object/' >"$out/designs.$name"
    keep designs "$name"
    if tests/tools/pdfua_check.py --pdfa "$pdf" >"$pdf.check" 2>&1; then echo "ok typeset $name pdfua_check"; else
        echo "not ok typeset $name pdfua_check"
        head -5 "$pdf.check" | sed 's/^/# /'
    fi
}
design agreement-design tests/report/agreement.xml
design signing-design --stylesheet signing tests/report/agreement.xml
design topic-design tests/report/topic.xml
design findings-design tests/report/findings.xml
design handbook-design --data tests/data/draft-library tests/data/draft-library/clauses/agreement.xml
mou check -q --fail-on never --data tests/data/library -f review -o "$out/review.pdf" tests/report/agreement.xml
looked_at review-design "$out/review.pdf"
