# The FO of every design says the same in the same order when Apache FOP formats it. Skipped where FOP is not installed
# (Debian: fop).
if ! command -v fop >/dev/null || ! command -v pdftotext >/dev/null; then
    echo "ok fop # SKIP fop is not installed"
    exit 0
fi
out=build/test/fop
rm -rf "$out"
mkdir -p "$out"
mou render -f fo -o "$out/agreement.fo" samples/agreements/maple-hollow.xml
mou render -f fo --stylesheet signing -o "$out/signing.fo" samples/agreements/pine-county.xml
mou render -f fo -o "$out/topic.fo" clauses/topics/arrests.xml
mou render -f fo -o "$out/handbook.fo" clauses/agreement.xml
mou render -f fo -o "$out/findings.fo" tests/report/findings.xml
for name in agreement blocks columns inlines notes regions running-heads sequences; do
    cp "tests/typeset/$name/in.fo" "$out/fo-$name.fo"
done
for fo in "$out"/*.fo; do
    if tests/tools/same_text.py "$fo" >"$fo.said" 2>&1; then echo "ok fop $(basename "$fo")"; else
        echo "not ok fop $(basename "$fo")"
        head -5 "$fo.said" | sed 's/^/# /'
    fi
done
