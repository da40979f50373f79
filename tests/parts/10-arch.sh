# The layer rule: who may include whom.
if make -s arch; then echo "ok layer rule"; else echo "not ok layer rule"; fi
