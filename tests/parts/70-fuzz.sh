# A short, seeded run of each fuzzer: not a search for bugs, but proof that the targets and their seeds work.
for source in tests/fuzz/fuzz_*.c; do
    [ -e "$source" ] || continue
    name=$(basename "$source" .c)
    seeds=tests/fuzz/seeds_${name#fuzz_}
    [ -d "$seeds" ] || seeds=
    finds=build/test/finds_$name # the first folder is the one that a run writes to
    mkdir -p "$finds"
    if timeout 120 "build/fuzz/$name" -seed=1 -runs=300 -max_total_time=10 -rss_limit_mb=2048 \
        -artifact_prefix=build/test/ "$finds" $seeds >"build/test/$name.log" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        tail -20 "build/test/$name.log" | sed 's/^/# /'
    fi
done
