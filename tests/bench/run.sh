# Speed and memory against the budgets. usage: sh tests/bench/run.sh BUILD [MANY]   (make bench MANY=2000)
exec python3 tests/bench/bench.py "$1/mou" $2
