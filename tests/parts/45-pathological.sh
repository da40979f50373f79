# Hostile and oversized inputs: each is read or refused as its name says, in time and without crashing, and a refusal is
# one line.
folder=$SRC/build/test/pathological
mkdir -p "$SRC/build/test"
rm -rf "$folder"
python3 tests/pathological/make.py "$folder"
for file in "$folder"/*; do
    name=$(basename "$file")
    expected=${name%.*}
    expected=${expected##*.}
    timeout 60 mou import "$file" >"$folder.out" 2>"$folder.err"
    rc=$?
    [ $rc = 0 ] && grep -q '<note lost="true">' "$folder.out" && rc=partly
    lines=$(wc -l <"$folder.err")
    if [ "$rc" != "$expected" ]; then
        echo "not ok pathological $name: status $rc, expected $expected"
        head -3 "$folder.err" | sed 's/^/# /'
    elif [ "$rc" = 4 ] && [ "$lines" != 1 ]; then
        echo "not ok pathological $name: refused in $lines lines"
    else
        echo "ok pathological $name"
    fi
done
[ -e /tmp/mou-was-here ] && echo "not ok pathological: a member was written where its name says"
rm -rf "$folder" "$folder.out" "$folder.err"

# Files cut short at every fiftieth of their length: read or refused in one line, never a crash.
for file in "$SRC"/tests/corpus/*/agreement.*; do
    size=$(wc -c <"$file")
    problem=
    for part in $(seq 1 49); do
        head -c $((size * part / 50)) "$file" >"$folder.cut"
        timeout 20 mou import --text "$folder.cut" >/dev/null 2>"$folder.err"
        rc=$?
        lines=$(wc -l <"$folder.err")
        case $rc.$lines in 0.0 | 4.1) ;; *) problem="$problem $part: status $rc, $lines lines;" ;; esac
    done
    name=${file#"$SRC"/tests/corpus/}
    [ -z "$problem" ] && echo "ok cut short $name" || echo "not ok cut short $name:$problem"
done
rm -f "$folder.cut" "$folder.err"
