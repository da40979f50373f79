# Batches on a terminal, under signals, and spread over processes.
python3 tests/tools/batch.py "build/$MODE/mou" "build/test/batch-$MODE"
