# The demo does what it says.
if sh samples/demo.sh "build/$MODE" >build/test/demo.log 2>&1; then echo "ok demo"; else
    echo "not ok demo"
    tail -5 build/test/demo.log | sed 's/^/# /'
fi
