# Every sample agreement and every clause set becomes a sound PDF: PDF/UA-1 and PDF/A-2a by an independent checker,
# sound syntax by qpdf, the same bytes on every run.
out=build/test/pdf
rm -rf "$out"
mkdir -p "$out"
mou render -j 2 --out-dir "$out/one" samples/agreements/*.xml clauses/topics/*.xml || echo "not ok render ended with status $?"
mou render --out-dir "$out/two" samples/agreements/*.xml clauses/topics/*.xml || echo "not ok render ended with status $?"
for pdf in "$out"/one/*.pdf; do
    name=$(basename "$pdf")
    if tests/tools/pdfua_check.py --pdfa -q "$pdf" >"$pdf.check" 2>&1; then echo "ok $name PDF/UA and PDF/A"; else
        echo "not ok $name PDF/UA and PDF/A"
        head -5 "$pdf.check" | sed 's/^/# /'
    fi
    if qpdf --check "$pdf" >"$pdf.qpdf" 2>&1; then echo "ok $name syntax"; else
        echo "not ok $name syntax"
        head -5 "$pdf.qpdf" | sed 's/^/# /'
    fi
    if cmp -s "$pdf" "$out/two/$name"; then echo "ok $name same bytes"; else echo "not ok $name same bytes"; fi
done
# alone, elsewhere on earth and in another language: the same bytes as in the batch
TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 mou render -o "$out/alone.pdf" samples/agreements/riverton.xml
if cmp -s "$out/alone.pdf" "$out/one/riverton.pdf"; then echo "ok same bytes in another place"; else
    echo "not ok same bytes in another place"
fi
