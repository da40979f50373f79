# Command-line cases: tests/cli/VERB/CASE/ holds cmd, and what it must print (out, err) and end with (rc, default 0).
# cmd runs in a scratch copy of its folder, with mou on PATH and $SRC the source tree. The source tree's path is
# shown as $SRC in what is compared. A case that this machine cannot run (no terminals, say) ends with 77 and is skipped.
scratch=$SRC/build/test/cli-$MODE
rm -rf "$scratch"
for cmd in tests/cli/*/*/cmd; do
    dir=$(dirname "$cmd")
    name=${dir#tests/cli/}
    work=$scratch/$name
    mkdir -p "$(dirname "$work")"
    cp -r "$dir" "$work"
    (cd "$work" && timeout 60 sh ./cmd >.out 2>.err </dev/null; echo $? >.rc)
    sed -i "s|$SRC|\$SRC|g" "$work/.out" "$work/.err"
    problem=
    [ "$(cat "$work/.rc")" = "$(cat "$dir/rc" 2>/dev/null || echo 0)" ] ||
        problem="status $(cat "$work/.rc"), expected $(cat "$dir/rc" 2>/dev/null || echo 0)"
    for stream in out err; do
        if [ -f "$dir/$stream" ] && ! diff -u "$dir/$stream" "$work/.$stream" >"$work/.$stream.diff"; then
            problem="$problem; std$stream differs"
        fi
    done
    if [ "$(cat "$work/.rc")" = 77 ]; then
        echo "ok cli $name # SKIP $(tail -1 "$work/.err")"
    elif [ -z "$problem" ]; then
        echo "ok cli $name"
    else
        echo "not ok cli $name: $problem"
        cat "$work"/.*.diff 2>/dev/null | head -30 | sed 's/^/# /'
        [ -f "$dir/err" ] || sed 's/^/# stderr: /' "$work/.err" | head -5
    fi
done
