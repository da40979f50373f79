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
    timeout 60 mou import --map "$file" >/dev/null 2>"$folder.err"
    rc=$?
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
rm -rf "$folder"
