# The three jobs on sample data: draft, check, typeset. usage: sh samples/demo.sh BUILD
# Everything is written into build/demo/.
set -eu
mou=$1/mou
out=build/demo
rm -rf "$out"
mkdir -p "$out"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1782864000}"
answers=samples/answers/riverton.xml
poor=samples/agreements/harmon-county.txt

step() { printf '\n== %s\n' "$1"; }

step "Draft an agreement for a sample district"
"$mou" draft -p cops -a "$answers" -o "$out/riverton.xml"
echo "$out/riverton.xml"

step "Check it: nothing to report is expected"
"$mou" check -p cops -f html -o "$out/riverton-report.html" "$out/riverton.xml"
"$mou" check -p cops --fail-on warning "$out/riverton.xml" | grep -A 1 '^Summary'

step "Check a poor existing agreement: findings are expected"
"$mou" check -p cops --fail-on never -f html -o "$out/harmon-county-report.html" "$poor"
"$mou" check -p cops --fail-on never -f json -o "$out/harmon-county-report.json" "$poor"
"$mou" check -p cops --fail-on never "$poor" >"$out/harmon-county-report.txt"
head -n 32 "$out/harmon-county-report.txt"
echo "..."
grep -A 1 '^Summary' "$out/harmon-county-report.txt"

step "Typeset the agreement and a chapter of the clause library"
"$mou" render "$out/riverton.xml" -o "$out/riverton.pdf"
"$mou" render clauses/topics/searches.xml -o "$out/searches.pdf"

step "Look at"
for file in riverton.pdf riverton-report.html harmon-county-report.html harmon-county-report.txt \
    harmon-county-report.json searches.pdf riverton.xml; do
    [ -s "$out/$file" ]
    echo "  $out/$file"
done

cat <<END

Try next
  $mou check YOUR-AGREEMENT.txt          what does yours say?
  $mou explain search-probable-cause     why, on whose authority, in which words
  $mou draft --set district_name='Your District' -o yours.xml   a draft with blanks
  $mou --help
This is a reading aid, not legal advice.
END
