# cmocka units, one program a module; each prints TAP.
export CMOCKA_MESSAGE_OUTPUT=TAP
for source in tests/unit/test_*.c; do
    unit=build/$MODE/unit/$(basename "$source" .c)
    out=$("$unit" 2>"$unit.err")
    rc=$?
    echo "$out" | grep -E '^(ok|not ok) ' | sed "s|^\(ok\|not ok\) [0-9]* - |\1 $(basename "$unit"): |"
    if [ "$rc" -ne 0 ]; then
        echo "not ok $(basename "$unit") ended with status $rc"
        sed 's/^/# /' "$unit.err" | head -40
    fi
done
