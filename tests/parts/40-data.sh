# Every data file of the clause library keeps its RELAX NG schema, as an independent validator sees it.
check() {
    if xmllint --noout --relaxng "$1" "$2" 2>build/test/data.err; then echo "ok $2"; else
        echo "not ok $2 does not follow $1"
        head -3 build/test/data.err | sed 's/^/# /'
    fi
}
for file in clauses/topics/*.xml; do check clauses/schema/topic.rng "$file"; done
for file in clauses/profiles/*.xml; do check clauses/schema/profile.rng "$file"; done
for name in lexicon authorities questions sources; do check clauses/schema/$name.rng clauses/$name.xml; done
check clauses/schema/outline.rng clauses/agreement.xml
for file in samples/answers/*.xml; do check clauses/schema/answers.rng "$file"; done
for file in samples/agreements/*.xml; do check clauses/schema/agreement.rng "$file"; done
for file in stylesheets/*.xsl stylesheets/*/*.xsl; do
    [ -e "$file" ] || continue
    if xmllint --noout "$file"; then echo "ok $file"; else echo "not ok $file is not well-formed"; fi
done
python3 tests/tools/questions.py
