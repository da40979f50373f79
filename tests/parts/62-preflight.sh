# A second opinion: PDFBox preflight, the one validator of archival PDF that Debian ships, knows PDF/A-1b only. A document
# can ask for that with an attribute of its root (nothing else uses it). Skipped where preflight is not installed.
tests/tools/preflight.sh
if [ $? -eq 77 ]; then
    echo "ok preflight # SKIP PDFBox preflight is not installed"
    exit 0
fi
out=build/test/preflight
rm -rf "$out"
mkdir -p "$out"
mou render -q -f fo -o "$out/agreement.fo" samples/agreements/maple-hollow.xml
mou render -q -f fo -o "$out/topic.fo" clauses/topics/arrests.xml
mou render -q -f fo -o "$out/findings.fo" tests/report/findings.xml
for name in inlines tables columns pictures asides; do
    cp "tests/typeset/$name/in.fo" "$out/fo-$name.fo"
done
cp tests/typeset/pictures/*.png tests/typeset/pictures/*.jpg "$out"
for fo in "$out"/*.fo; do
    name=$(basename "$fo" .fo)
    sed -i 's/<fo:root /<fo:root xmlns:old="urn:mou:fo" old:archive="1b" /' "$fo"
    mou render -q -o "$out/$name.pdf" "$fo"
    if tests/tools/preflight.sh "$out/$name.pdf" >"$out/$name.said" 2>&1; then echo "ok preflight $name"; else
        echo "not ok preflight $name"
        head -5 "$out/$name.said" | sed 's/^/# /'
    fi
done
