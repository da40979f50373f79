# mou: draft, check and typeset school police agreements.
#   make demo    installs what is missing (Debian), builds, shows all three jobs
#   make test    installs what is missing (Debian), builds, runs every test
#   make all     only builds, into build/release (MODE=asan: build/asan)

VERSION := 0.1.0
PREFIX  ?= /usr/local
MODE    ?= release
CC      ?= gcc
BUILD   := build/$(MODE)

PACKAGES := gcc pkg-config libxml2-dev libxslt1-dev libpcre2-dev libhpdf-dev libharfbuzz-dev libhyphen-dev \
            hyphen-en-us fonts-sil-gentiumplus fonts-liberation2 fonts-dejavu-core icc-profiles-free
TEST_PACKAGES := libcmocka-dev libxml2-utils poppler-utils qpdf python3 python3-pikepdf python3-fonttools \
            clang libclang-rt-14-dev

LIBS     := libxml-2.0 libxslt libexslt libpcre2-8 harfbuzz harfbuzz-subset
CPPFLAGS += -D_GNU_SOURCE -DMOU_VERSION='"$(VERSION)"' -DMOU_DATADIR='"$(PREFIX)/share/mou"' -Isrc -Iinclude \
            $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
LDLIBS   := $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lhpdf -lhyphen -lm
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
WERROR   := $(if $(CI),-Werror)
CFLAGS_release := -O2 -g
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS   ?= $(CFLAGS_$(MODE))
ALL_CFLAGS := -std=c11 $(CFLAGS) $(WARNINGS) $(WERROR) -MMD -MP

SOURCES := $(wildcard src/*.c src/*/*.c)
LIB_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%,$(SOURCES)))
CLI_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cli/%,$(SOURCES)))
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: all demo test asan arch accuracy bench format install uninstall dist distcheck clean deps test-deps \
        units fuzz
.DELETE_ON_ERROR:

all: $(BUILD)/mou $(if $(wildcard src/cli/mou.1.in),$(BUILD)/mou.1)

$(BUILD)/mou: $(CLI_OBJ) $(BUILD)/libmou.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libmou.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libmou.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Wno-missing-prototypes -o $@ $< $(BUILD)/libmou.a -lcmocka $(LDLIBS)

units: $(UNITS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNITS:=.d)

arch:
	@awk -f tests/tools/arch.awk $$(find src include -name '*.[ch]')

format:
	clang-format -i $$(find src include tests -name '*.[ch]')

clean:
	rm -rf build
