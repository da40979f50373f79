# Every example of every --help, of the manual and of the README really runs, in a folder with the files they name.
folder=$SRC/build/test/examples-$MODE
rm -rf "$folder"
mkdir -p "$folder/agreements/deep"
cp -r "$SRC/samples" "$SRC/clauses" "$SRC/stylesheets" "$folder"
cd "$folder" || exit 1
export MOU_DATA=$folder SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=3 JOB_COMPLETION_INDEX=0
cp samples/agreements/riverton-2023.txt agreement.txt
cp samples/agreements/riverton-2023.docx agreement.docx
cp samples/agreements/riverton.xml riverton.xml
cp samples/agreements/riverton-2023.xml samples/agreements/riverton.xml agreements
cp samples/agreements/riverton-2023.xml agreements/deep
printf 'district_name,state\nRiverton Unified School District,CA\nPine County Public Schools,VA\n' >districts.csv
printf 'mandated-reporting\tmet\tWhoever suspects neglect calls the county line at once.\n' >sentences.tsv
cat >rules.sch <<'END'
<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="/note"><assert test="to">A note is for somebody.</assert></rule></pattern></schema>
END
echo '<note><to>all</to></note>' >document.xml

# run WHERE COMMAND: statuses 0 (nothing to report) and 1 (findings, blanks) are what an example may end with
run() {
    case $2 in parallel* | *'| parallel'*) command -v parallel >/dev/null || { echo "ok example $1: $2 # SKIP no parallel"; return; } ;; esac
    timeout 60 sh -c "$2" >out.log 2>err.log </dev/null
    rc=$?
    case $rc in 0 | 1) echo "ok example $1: $2" ;; *)
        echo "not ok example $1: $2: status $rc"
        head -3 err.log | sed 's/^/# /' ;;
    esac
}

for verb in draft interview check render import explain list test prepare learn; do
    mou $verb --help | awk '/^examples:/ { on = 1; next } on && /^  [^ ]/' | sed 's/^  //' >commands
    [ -s commands ] || echo "not ok $verb --help has examples"
    while IFS= read -r command; do run "$verb --help" "$command"; done <commands
done

sed -n 's/^\.Dl \(\(mou\|parallel\|find\).*\)/\1/p' "$SRC/build/$MODE/mou.1" | sed 's/\\-/-/g; s/\\(aq/'"'"'/g; s/\\e/\\/g' >commands
[ "$(wc -l <commands)" -gt 20 ] || echo "not ok the manual has examples"
while IFS= read -r command; do run manual "$command"; done <commands

sed -n 's/^    \(mou [^#]*[^# ]\) *\(#.*\)*$/\1/p' "$SRC/README.md" >commands
[ "$(wc -l <commands)" -gt 8 ] || echo "not ok the README has examples"
while IFS= read -r command; do run README "$command"; done <commands

if command -v mandoc >/dev/null; then
    if mandoc -T lint -W warning "$SRC/build/$MODE/mou.1" >lint.log 2>&1; then echo "ok manual is sound mdoc"; else
        echo "not ok manual is sound mdoc"
        head -5 lint.log | sed 's/^/# /'
    fi
fi

# Completion: verbs, options of the verb, values, names from the library.
mou help --completion >completion.bash
complete_to() { # words typed, then what must be among the answers
    got=$(bash -c '. ./completion.bash; COMP_WORDS=('"$1"' ""); [ "${COMP_WORDS[-2]}" != - ] || COMP_WORDS=('"${1%-}"' --)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mou; echo " ${COMPREPLY[*]} "')
    case $got in *" $2 "*) echo "ok completion of $1" ;; *) echo "not ok completion of $1: $got" ;; esac
}
complete_to 'mou' render
complete_to 'mou render -' --share
complete_to 'mou check --format' jsonl
complete_to 'mou check -p' cops
complete_to 'mou explain' search-probable-cause
complete_to 'mou list' authorities
