# mou: draft, check and typeset school police agreements.
#   make demo    installs what is missing (Debian), builds, shows all three jobs
#   make test    installs what is missing (Debian), builds, runs every test
#   make all     only builds, into build/release (MODE=asan: build/asan)

VERSION := 0.1.0
PREFIX  ?= /usr/local
MODE    ?= release
CC      ?= gcc
BUILD   := build/$(MODE)

PACKAGES := gcc pkg-config libxml2-dev libxslt1-dev libpcre2-dev libhpdf-dev zlib1g-dev libdeflate-dev libharfbuzz-dev libminizip-dev poppler-utils \
            hyphen-en-us fonts-sil-gentiumplus fonts-liberation2 fonts-dejavu-core icc-profiles-free
TEST_PACKAGES := libcmocka-dev libxml2-utils qpdf python3 python3-pikepdf python3-fonttools \
            clang libclang-rt-14-dev valgrind parallel

LIBS     := libxml-2.0 libxslt libexslt libpcre2-8 harfbuzz harfbuzz-subset minizip libdeflate
CPPFLAGS += -D_GNU_SOURCE -DMOU_VERSION='"$(VERSION)"' -DMOU_DATADIR='"$(PREFIX)/share/mou"' -Isrc -Iinclude \
            $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
# Starting up is mostly the loader's search for symbols, library by library: first comes where most of them are
# (libxml2 brings ICU, and that the C++ library), and small libraries that come as archives are part of the program.
has_file  = $(filter /%,$(shell $(CC) -print-file-name=$(1) 2>/dev/null))
archived  = $(if $(call has_file,lib$(1).a),-l:lib$(1).a,-l$(1))
SEARCHED_release := -Wl,--push-state,--no-as-needed $(if $(call has_file,libstdc++.so.6),-l:libstdc++.so.6) -lc -lxml2 -Wl,--pop-state
ARCHIVED := minizip deflate
LDLIBS   := $(SEARCHED_$(MODE)) $(filter-out $(ARCHIVED:%=-l%),$(shell pkg-config --libs $(LIBS) 2>/dev/null)) -lhpdf \
            $(foreach library,$(ARCHIVED),$(call archived,$(library))) -lz -lm
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
WERROR   := $(if $(CI),-Werror)
CFLAGS_release := -O2 -g
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
CFLAGS   ?= $(CFLAGS_$(MODE))
ALL_CFLAGS := -std=c11 $(CFLAGS) $(WARNINGS) $(WERROR) -MMD -MP

SOURCES := $(wildcard src/*.c src/*/*.c)
LIB_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%,$(SOURCES)))
CLI_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cli/%,$(SOURCES)))
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: all demo likeness samples test asan arch accuracy bench ceilings format install uninstall dist distcheck clean deps test-deps \
        units fuzz fuzzers
.DELETE_ON_ERROR:

all: $(BUILD)/mou $(BUILD)/library.image $(if $(wildcard src/cli/mou.1.in),$(BUILD)/mou.1)

# The clause library worked out; without it, or when it is out of date, checks read the XML.
$(BUILD)/library.image: $(BUILD)/mou $(wildcard clauses/*.xml clauses/*.tsv clauses/topics/*.xml clauses/profiles/*.xml)
	@rm -f $@
	@$(BUILD)/mou prepare --data . -o $@ || echo "  the clause library is faulty: see mou test"

$(BUILD)/mou: $(CLI_OBJ) $(BUILD)/libmou.a
	@echo "  LD   $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(CLI_OBJ) $(BUILD)/libmou.a $(LDLIBS)

$(BUILD)/libmou.a: $(LIB_OBJ)
	@rm -f $@
	@echo "  AR   $@"
	@$(AR) rcs $@ $^

# libharu's memory pool does not align what it hands out; its structs are seen by these files only.
$(BUILD)/obj/typeset/pdf%.o: ALL_CFLAGS += $(if $(findstring sanitize,$(CFLAGS)),-fno-sanitize=alignment)

# Loops over all criteria for every sentence are for the vector unit.
$(BUILD)/obj/check/alike.o: ALL_CFLAGS += $(if $(filter -O2,$(CFLAGS)),-O3)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libmou.a
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Wno-missing-prototypes -o $@ $< $(BUILD)/libmou.a -lcmocka $(LDLIBS)

units: $(UNITS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNITS:=.d)

$(BUILD)/mou.1: src/cli/mou.1.in $(BUILD)/mou
	@$(BUILD)/mou help --man >$@.options
	@$(BUILD)/mou help --examples >$@.examples
	@sed -e '/@OPTIONS@/{r $@.options' -e 'd}' -e '/@EXAMPLES@/{r $@.examples' -e 'd}' \
	    -e 's/@VERSION@/$(VERSION)/' $< >$@
	@rm -f $@.options $@.examples

# What a bare Debian 12 lacks is installed; elsewhere the names say what to look for.
define install_packages
@missing=; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
    command -v apt-get >/dev/null || { echo "please install:$$missing" >&2; exit 1; }; \
    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
    echo "installing:$$missing"; \
    $$sudo apt-get update -qq && \
    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef

deps:
	$(call install_packages,$(PACKAGES))

test-deps: deps
	$(call install_packages,$(TEST_PACKAGES))

# pkg-config may only now be there, hence a second make for everything that compiles.
# the drafted sample agreements, made again after the clause library has changed
samples: $(BUILD)/mou
	@for answers in samples/answers/*.xml; do \
	    SOURCE_DATE_EPOCH=1782864000 $(BUILD)/mou draft -a $$answers -o samples/agreements/$$(basename $$answers) || exit; \
	done

demo: deps
	@$(MAKE) --no-print-directory all
	@sh samples/demo.sh $(BUILD)

test: test-deps
	@$(MAKE) --no-print-directory all units
	@$(MAKE) --no-print-directory MODE=asan all units
	@$(MAKE) --no-print-directory fuzzers
	@tests/run

asan: test-deps
	@$(MAKE) --no-print-directory MODE=asan all units
	@tests/run asan unit cli

arch:
	@awk -f tests/tools/arch.awk $$(find src include -name '*.[ch]')

accuracy: all
	@echo "agreements with known truth, on which the rules were tuned:"
	@python3 tests/tools/score.py --mou $(BUILD)/mou --text --only-listed tests/corpus
	@echo "the same, read from their Word, PDF, HTML and text files:"
	@python3 tests/tools/score.py --mou $(BUILD)/mou --only-listed tests/corpus
	@echo "agreements written blind (tests/blind/README.md):"
	@python3 tests/tools/score.py --mou $(BUILD)/mou --text --only-listed tests/blind
	@echo "single sentences, ways of saying each duty (tests/language/):"
	@python3 tests/tools/language.py --mou $(BUILD)/mou tests/language/*.tsv | tail -n 4

# How many verdicts change when a sentence is said a little otherwise, or something else stands beside it.
steady: all
	@python3 tests/tools/steady.py --mou $(BUILD)/mou tests/language/*.tsv

# Some minutes; the table is committed, so that nobody else has to wait for it.
likeness: all
	@python3 tests/tools/labelled.py --mou $(BUILD)/mou tests/corpus tests/blind >$(BUILD)/agreements.tsv
	@$(BUILD)/mou learn --data . -o clauses/likeness.tsv $(BUILD)/agreements.tsv tests/language/*.tsv

import-quality: all
	@python3 tests/tools/import_quality.py --mou $(BUILD)/mou tests/corpus

bench: all
	@sh tests/bench/run.sh $(BUILD) $(MANY)

# Instructions that a handful of commands may take: recorded anew, after a look at why they take more.
ceilings: all
	@python3 tests/tools/ceilings.py --record $(BUILD)/mou tests/data/ceilings.tsv

format:
	clang-format -i $$(find src include tests -name '*.[ch]')

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/mou \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(BUILD)/mou $(DESTDIR)$(PREFIX)/bin/mou
	install -m 644 $(BUILD)/mou.1 $(DESTDIR)$(PREFIX)/share/man/man1/mou.1
	$(BUILD)/mou help --completion >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/mou
	cp -r clauses stylesheets $(DESTDIR)$(PREFIX)/share/mou/
	$(BUILD)/mou prepare --data $(DESTDIR)$(PREFIX)/share/mou

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/mou $(DESTDIR)$(PREFIX)/share/man/man1/mou.1 $(DESTDIR)$(PREFIX)/share/mou \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mou

DIST := mou-$(VERSION)
dist:
	@mkdir -p build
	git archive --prefix=$(DIST)/ -o build/$(DIST).tar.gz HEAD
	@echo build/$(DIST).tar.gz

# The tarball must build, pass its tests, install into a scratch root and run from there.
distcheck: dist
	@rm -rf build/distcheck && mkdir -p build/distcheck
	@tar -xzf build/$(DIST).tar.gz -C build/distcheck
	@$(MAKE) -C build/distcheck/$(DIST) test
	@$(MAKE) -C build/distcheck/$(DIST) install DESTDIR=$(CURDIR)/build/distcheck/root PREFIX=/usr
	@build/distcheck/root/usr/bin/mou list criteria >/dev/null
	@$(MAKE) -C build/distcheck/$(DIST) uninstall DESTDIR=$(CURDIR)/build/distcheck/root PREFIX=/usr
	@echo "distcheck: build/$(DIST).tar.gz is sound"

# libFuzzer targets: one for each reader of foreign bytes. make fuzz T=text SECONDS=60 runs one.
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
SECONDS ?= 60

fuzzers: $(FUZZERS)

build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c build/fuzz/libmou.a $(wildcard tests/fuzz/*.h)
	@echo "  FUZZ $<"
	@clang -std=c11 $(CPPFLAGS) $(subst fuzzer-no-link,fuzzer,$(CFLAGS_fuzz)) -o $@ $< build/fuzz/libmou.a $(LDLIBS)

ifneq ($(MODE),fuzz)
build/fuzz/libmou.a: $(filter-out src/cli/%,$(SOURCES)) $(wildcard src/*/*.h src/*.h include/*.h)
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang $@
endif

fuzz: test-deps
	@$(MAKE) --no-print-directory build/fuzz/fuzz_$(T)
	@mkdir -p build/fuzz/corpus_$(T)
	build/fuzz/fuzz_$(T) -max_total_time=$(SECONDS) -rss_limit_mb=2048 build/fuzz/corpus_$(T) $(wildcard tests/fuzz/seeds_$(T))

clean:
	rm -rf build
