# Phase two: compiles src/ and build/gen/ into one library a flavour, the program and the test programs.

FLAVOUR ?= product
# `make V=1` shows the commands; otherwise only what is made is named.
Q = $(if $(V),,@echo '  $@'; )
GEN := build/gen
OUT := build/$(FLAVOUR)
CCACHE := $(shell command -v ccache)
PACKAGES := libmicrohttpd libsodium libcrypto jansson libzip libarchive expat libseccomp pangocairo libqrencode libpq gnutls libdeflate libbrotlienc libqpdf
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES))
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES)) -lxlsxwriter -ljpeg -lm

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings \
	-Wvla -Wformat=2 -Wundef -Wno-unused-parameter
BASE := -std=c17 -D_GNU_SOURCE -fno-strict-aliasing -fstack-protector-strong -pthread \
	-Isrc -I$(GEN) -I.deps/include $(PKG_CFLAGS)
# Some sixty test programs load one shared library, so that a change of the sources links that and none of them.
# What reports and profiles say of a place is its line, and the rest takes a sixth of the compiler's time; for a debugger that shall show
# variables: make CFLAGS_product='-O0 -g -fPIC', in an empty build/.
PIC := -fPIC -fno-semantic-interposition
SHARED := $(if $(filter product asan tsan,$(FLAVOUR)),$(PIC))
CFLAGS_product := -O2 -g1 $(SHARED)
LDFLAGS_product := -fuse-ld=gold
CFLAGS_release := -O2 -g -fvisibility=hidden -D_FORTIFY_SOURCE=2 -fPIE -fstack-clash-protection
LDFLAGS_release := -pie -Wl,-z,relro,-z,now -s
CFLAGS_asan := -O1 -g1 $(SHARED) -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS_asan := -fuse-ld=gold -fsanitize=address,undefined
CFLAGS_tsan := -O1 -g1 $(SHARED) -fsanitize=thread
LDFLAGS_tsan := -fuse-ld=gold -fsanitize=thread
# The fuzzer is clang's; the arenas' fences know the sanitizer by gcc's name for it.
CFLAGS_fuzz := $(CFLAGS_asan) $(if $(TEST_WHOLE),,-O0) -fsanitize=fuzzer-no-link -D__SANITIZE_ADDRESS__
LDFLAGS_fuzz := -fsanitize=fuzzer,address,undefined
# The analyzer cannot follow counted references; leaks are found by the address sanitizer.
CFLAGS_lint := -O1 -fanalyzer -Wno-analyzer-malloc-leak
ifeq ($(FLAVOUR),fuzz)
CC := clang
endif
CFLAGS := $(BASE) $(WARN) $(CFLAGS_$(FLAVOUR))
# Written by our generators, long and seldom run in tests: under the sanitizers the optimizer takes four times as long as the rest of the
# compiler, and half of what it does takes half the time where only tests and whoever develops wait for it. What the tests themselves do is
# not worth its time in any flavour, nor is their own arithmetic, nor, but with TEST_WHOLE, that of generated code. The rooms, two thirds of
# the sources, take a small part of the time of tests, but for the figures; and a fuzzer needs an optimizer only where it runs for hours.
level_of = $(if $(filter asan tsan,$(FLAVOUR)),$(if $(filter src/rooms/figure/%,$1),,$(if $(filter src/rooms/%,$1),-O0)))
GEN_LEVEL := $(if $(filter asan tsan fuzz,$(FLAVOUR)),-O0 $(if $(TEST_WHOLE)$(filter-out asan,$(FLAVOUR)),,-fno-sanitize=undefined),$(if $(filter product,$(FLAVOUR)),-O1))
TEST_LEVEL := -O0 $(if $(filter asan,$(FLAVOUR)),-fno-sanitize=undefined)
LDFLAGS := -pthread $(LDFLAGS_$(FLAVOUR))
NAME_product := build/jishi
NAME_release := $(OUT)/jishi
PROGRAM := $(or $(NAME_$(FLAVOUR)),$(OUT)/jishi-$(FLAVOUR))

# SQLite is compiled once a flavour and kept outside build/, since it takes longer than all the rest. The fuzzers search our
# parsers and not SQLite, so they take that of the product. So do the sanitizers, which see its allocations, copies and locks all the same;
# with TEST_WHOLE they read SQLite's own code too, for what we do to its memory and its threads inside it: half of the thread sanitizer's time.
SQLITE_FLAVOUR := $(or $(if $(TEST_WHOLE),$(filter asan tsan,$(FLAVOUR))),$(if $(filter product fuzz asan tsan,$(FLAVOUR)),product,plain))
SQLITE := .deps/sqlite-for-$(SQLITE_FLAVOUR).o
# Its own arithmetic is its makers' to check.
SQLITE_LEVEL_asan := -O1 -g1 $(PIC) -fsanitize=address
SQLITE_LEVEL_tsan := -O1 -g1 $(PIC) -fsanitize=thread
SQLITE_LEVEL_product := -O2 -g1 $(PIC)
SQLITE_LEVEL_plain := -O2 -g
SQLITE_SRC := node_modules/better-sqlite3/deps/sqlite3
SQLITE_FLAGS := -DSQLITE_THREADSAFE=2 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_TEMP_STORE=3 -DSQLITE_MAX_MMAP_SIZE=0 \
	-DSQLITE_DQS=0 -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_SHARED_CACHE \
	-DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_PROGRESS_CALLBACK -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_TRUSTED_SCHEMA=0 \
	-DSQLITE_DEFAULT_WAL_SYNCHRONOUS=2 -DSQLITE_USE_URI=0

# In one order, whatever that of the folder: the program is linked in it.
SRC := $(sort $(shell find src -name '*.c' ! -name main.c))
GENERATED := $(sort $(shell find $(GEN) -name '*.c'))
# Parsers are below the rooms, but for those of votes; of the other rooms only the statements are needed, to open a database.
ROOM_PARSERS := $(addprefix src/rooms/ballot/ballot_,choice.c input.c sum.c)
FUZZED_SRC := $(filter-out src/rooms/% src/command/% src/demo/%,$(SRC)) $(ROOM_PARSERS)
FUZZED_GENERATED := $(filter-out %_tmpl.c,$(GENERATED))
ifeq ($(FLAVOUR),fuzz)
SRC := $(FUZZED_SRC)
GENERATED := $(FUZZED_GENERATED)
endif
OBJ := $(SRC:%.c=$(OUT)/obj/%.o) $(GENERATED:$(GEN)/%.c=$(OUT)/obj/gen/%.o)
# The thread sanitizer looks at what threads share: that lies below the rooms, and in those rooms that name a lock or an atomic. The other
# rooms have nothing but their own request, and are taken from the product (which is made first); TEST_WHOLE has them read too.
ifeq ($(FLAVOUR)$(TEST_WHOLE),tsan)
SHARING := $(sort $(dir $(shell grep -rlE 'pthread_|_Atomic' src/rooms)))
UNSHARED := $(filter-out $(SHARING:%=$(OUT)/obj/%%),$(filter $(OUT)/obj/src/rooms/% $(OUT)/obj/gen/rooms/%,$(OBJ)))
OBJ := $(filter-out $(UNSHARED),$(OBJ)) $(UNSHARED:$(OUT)/%=build/product/%)
endif
# The address sanitizer looks at what writes into memory. Templates hand their texts to the buffers below them, and tests of pages speak
# over a socket: both are taken from the product too.
ifeq ($(FLAVOUR)$(TEST_WHOLE),asan)
UNSHARED := $(filter %_tmpl.o,$(OBJ))
OBJ := $(filter-out $(UNSHARED),$(OBJ)) $(UNSHARED:$(OUT)/%=build/product/%)
endif
LIB := $(OUT)/libjishi.a
SHARED_LIB := $(OUT)/libjishi.so
TEST_SHARED := $(patsubst %.c,$(OUT)/obj/%.o,$(filter-out %/sanitizer.c,$(wildcard tests/world/*.c)))
# The sanitizers ask the program itself before any library.
TEST_OWN := $(OUT)/obj/tests/world/sanitizer.o
# ONLY="store/writer page/serve" makes those test programs alone.
TESTS := $(or $(ONLY:%=tests/%_test.c),$(wildcard tests/unit/*_test.c tests/store/*_test.c tests/page/*_test.c tests/crash/*_test.c))
TEST_BINS := $(TESTS:tests/%.c=$(OUT)/test/%)
BENCH_BINS := $(patsubst bench/%.c,$(OUT)/bench/%,$(filter-out bench/slow_sync.c,$(wildcard bench/*.c))) $(OUT)/bench/slow_sync.so
FUZZERS := $(wildcard tests/fuzz/*_fuzz.c)
FUZZ_BINS := $(FUZZERS:tests/%.c=$(OUT)/test/%)
# The same targets without the fuzzer, linked with no more than they get there: a target that does not link is seen in the quick loop, and its seeds are tried.
SEED_LIB := $(OUT)/libfuzzed.a
SEED_OBJ := $(FUZZED_SRC:%.c=$(OUT)/obj/%.o) $(FUZZED_GENERATED:$(GEN)/%.c=$(OUT)/obj/gen/%.o)
SEED_BINS := $(if $(filter product,$(FLAVOUR)),$(if $(ONLY),,$(FUZZERS:tests/%_fuzz.c=$(OUT)/test/%_seeds)))
FROM_PRODUCT := $(if $(filter asan,$(FLAVOUR)$(TEST_WHOLE)),$(filter tests/page/%,$(TESTS)))
TEST_OBJ := $(patsubst %.c,$(OUT)/obj/%.o,$(filter-out $(FROM_PRODUCT),$(TESTS))) $(TEST_SHARED) $(TEST_OWN)

# Folders are made before anything is, and not again for each of thousands of objects.
MADE := $(shell mkdir -p $(sort $(dir $(OBJ) $(TEST_OBJ) $(TEST_BINS) $(FUZZ_BINS) $(FUZZERS:%.c=$(OUT)/obj/%.o) $(BENCH_BINS))))

program: $(if $(wildcard src/main.c),$(PROGRAM),$(LIB))
	@:
objects: $(OBJ)
	@:
test-bins: $(TEST_BINS) $(SHARED_LIB) $(SEED_BINS)
	@:
fuzz-bins: $(FUZZ_BINS)
	@:
bench-bins: $(BENCH_BINS)
	@:
flags:
	@echo $(BASE)

$(PROGRAM): $(OUT)/obj/src/main.o $(LIB) $(SQLITE)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -o $@ $(OUT)/obj/src/main.o $(LIB) $(SQLITE) $(PKG_LIBS)

# Made anew, also when a source is gone, so that its object does not stay inside.
$(LIB): $(OBJ) $(OUT)/.objects
	@rm -f $@
	@ar rcsT $@ $(OBJ)

$(OUT)/.objects: FORCE
	@mkdir -p $(@D)
	@echo '$(OBJ) $(SQLITE)' > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(SEED_LIB): $(SEED_OBJ) $(OUT)/.objects
	@rm -f $@
	@ar rcsT $@ $(SEED_OBJ)

$(SEED_BINS): $(OUT)/test/fuzz/%_seeds: $(OUT)/obj/tests/fuzz/%_fuzz.o $(OUT)/obj/tests/fuzz/seeds.o $(SEED_LIB) $(SQLITE)
	$(Q)$(CC) $(LDFLAGS) -Wl,-s -o $@ $< $(OUT)/obj/tests/fuzz/seeds.o $(SEED_LIB) $(SQLITE) $(PKG_LIBS)

$(OUT)/test/fuzz/%: $(OUT)/obj/tests/fuzz/%.o $(LIB) $(SQLITE)
	$(Q)$(CC) $(LDFLAGS) -o $@ $< $(LIB) $(SQLITE) $(PKG_LIBS)

$(SHARED_LIB): $(OBJ) $(TEST_SHARED) $(SQLITE) $(OUT)/.objects
	$(Q)$(CC) $(LDFLAGS) -shared -o $@ $(OBJ) $(TEST_SHARED) $(SQLITE) $(PKG_LIBS) -lcmocka

# All names are looked up at the start, so that one which the library has no more fails at once.
link_test = $(Q)$(CC) $(LDFLAGS) -Wl,-z,now -Wl,-rpath,'$$ORIGIN/../..' -o $@ $< $(TEST_OWN) $(SHARED_LIB) $(PKG_LIBS) -lcmocka
$(OUT)/test/%: $(OUT)/obj/tests/%.o $(TEST_OWN) | $(SHARED_LIB)
	$(link_test)

ifneq ($(FROM_PRODUCT),)
$(OUT)/test/page/%: build/product/obj/tests/page/%.o $(TEST_OWN) | $(SHARED_LIB)
	$(link_test)
endif

$(OUT)/bench/%: bench/%.c $(LIB) $(SQLITE)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(SQLITE) $(PKG_LIBS)

$(OUT)/bench/slow_sync.so: bench/slow_sync.c
	$(Q)$(CC) -std=c17 -O2 $(WARN) -fPIC -shared -o $@ $< -ldl

$(OUT)/obj/tests/%.o: tests/%.c
	$(Q)$(CCACHE) $(CC) $(CFLAGS) $(TEST_LEVEL) -Itests -MMD -MP -c -o $@ $<

$(OUT)/obj/src/%.o: src/%.c
	$(Q)$(CCACHE) $(CC) $(CFLAGS) $(call level_of,$<) -MMD -MP -c -o $@ $<

$(OUT)/obj/gen/%.o: $(GEN)/%.c
	$(Q)$(CCACHE) $(CC) $(CFLAGS) $(GEN_LEVEL) -MMD -MP -c -o $@ $<

$(SQLITE): $(SQLITE_SRC)/sqlite3.c
	@mkdir -p $(@D)
	cc $(SQLITE_LEVEL_$(SQLITE_FLAVOUR)) -D_GNU_SOURCE $(SQLITE_FLAGS) -c -o $@.new $<
	mv $@.new $@

.deps/include/sqlite3.h: $(SQLITE_SRC)/sqlite3.h
	@mkdir -p $(@D)
	@cp $< $@

# SQLite itself is the longest of all to compile and is begun first.
$(OBJ) $(TEST_OBJ): | .deps/include/sqlite3.h

-include $(OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(FUZZERS:%.c=$(OUT)/obj/%.d) $(OUT)/obj/tests/fuzz/seeds.d $(OUT)/obj/src/main.d
FORCE:
.SECONDARY: $(TEST_OBJ) $(FUZZERS:%.c=$(OUT)/obj/%.o) $(OUT)/obj/tests/fuzz/seeds.o
.PHONY: program objects flags test-bins bench-bins fuzz-bins FORCE
