# Speed and memory against the budgets. usage: sh tests/bench/run.sh BUILD
exec python3 tests/bench/bench.py "$1/mou"
