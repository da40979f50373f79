# No command takes more instructions than it is known to need.
if [ "$MODE" = release ]; then python3 tests/tools/ceilings.py build/release/mou tests/data/ceilings.tsv; fi
