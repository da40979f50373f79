# The clause library's own examples and invariants, counted one by one.
out=$(mou test 2>&1)
rc=$?
echo "$out" | tail -3 | sed 's/^/# /'
if [ "$rc" -eq 0 ]; then echo "ok mou test"; else
    echo "not ok mou test ended with status $rc"
    echo "$out" | grep -E 'error|FAIL' | head -20 | sed 's/^/# /'
fi
