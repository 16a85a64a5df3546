# Phase one: the generators, and what they make. Every generator writes a file only when its text
# changed, so an edit recompiles what depends on it and nothing else. A stamp remembers the last run.

CC ?= cc
HOSTCFLAGS := -std=c17 -O1 -g -Wall -Wextra -Werror -D_GNU_SOURCE
GEN := build/gen
MODELS     := schema/model.def
MIGRATIONS := $(sort $(wildcard schema/migrations/*.sql))
STATEMENTS := $(sort $(shell find src -name '*.sql'))
TEMPLATES  := $(sort $(shell find src -name '*.tmpl'))
TEXTS      := $(sort $(wildcard text/*.txt))
ROUTED     := $(sort $(shell find src -name '*_page.c' -o -name '*_api.c'))
RIGHTS     := src/core/permission.h
ASSETS     := $(sort $(shell find assets -type f 2>/dev/null))
PRACTICES  := $(sort $(wildcard programmes/*/*.prog) $(wildcard samples/*.prog) $(wildcard documents/*.txt))
ENGLISH    := $(sort $(wildcard programmes/english.txt programmes/*/english.txt))
CATALOGUE  := $(sort $(wildcard src/rooms/catalogue/*.def))
MARKED     := $(sort $(wildcard tests/page/*_test.c tests/browser/*_test.mjs))
HTMX       := node_modules/htmx.org/dist/htmx.min.js
COMMON     := node_modules/zxcvbn/lib/frequency_lists.js
IDEOGRAPHS := /usr/share/unicode/EquivalentUnifiedIdeograph.txt /usr/share/unicode/UnicodeData.txt
MK_SHARED  := mk/mk.c mk/mk.h mk/schema.c mk/schema.h mk/html.c mk/html.h
# Every C file of mk/ with a rule below; NAME_x.c is a part of NAME.
GENERATORS := $(filter-out mk schema html floors,$(foreach f,$(patsubst mk/%.c,%,$(wildcard mk/*.c)),$(if $(findstring _,$(f)),,$(f))))

all: $(GENERATORS:%=build/.%.stamp) build/mk/floors

build/mk/asset: HOSTLIBS := -lz -lbrotlienc
.SECONDEXPANSION:
build/mk/%: mk/%.c $$(wildcard mk/$$*_*.c mk/$$*.h) $(MK_SHARED)
	@mkdir -p $(@D)
	$(CC) $(HOSTCFLAGS) -o $@ $(filter %.c,$^) $(HOSTLIBS)

build/.migration.stamp: build/mk/migration $(MIGRATIONS) build/.files
	build/mk/migration $(GEN) $(MIGRATIONS)
	@touch $@

build/.model.stamp: build/mk/model $(MODELS)
	build/mk/model $(GEN) $(MODELS)
	@touch $@

build/.statement.stamp: build/mk/statement $(MODELS) $(STATEMENTS) build/.files
	build/mk/statement $(GEN) $(MODELS) $(STATEMENTS)
	@touch $@

build/.template.stamp: build/mk/template build/.message.stamp $(TEMPLATES) build/.files
	build/mk/template $(GEN) $(TEMPLATES)
	@touch $@

build/.message.stamp: build/mk/message $(TEXTS) build/.files
	build/mk/message $(GEN) $(TEXTS)
	@touch $@

build/.route.stamp: build/mk/route $(RIGHTS) $(ROUTED) build/.files
	build/mk/route $(GEN) $(RIGHTS) $(ROUTED)
	@touch $@

build/.asset.stamp: build/mk/asset $(ASSETS) $(HTMX) build/.files
	build/mk/asset $(GEN) $(ASSETS) $(HTMX)
	@touch $@

build/.practice.stamp: build/mk/practice $(PRACTICES) build/.files
	build/mk/practice $(GEN) $(PRACTICES)
	@touch $@

build/.english.stamp: build/mk/english $(ENGLISH) build/.files
	build/mk/english $(GEN) $(ENGLISH)
	@touch $@

# Reads every test for its marks, and writes only when one came or went.
build/.catalogue.stamp: build/mk/catalogue $(CATALOGUE) $(MARKED) build/.marked
	build/mk/catalogue $(GEN) $(CATALOGUE) $(MARKED)
	@touch $@

# A list of its own: a new test runs no other generator.
build/.marked: FORCE
	@mkdir -p build
	@echo '$(CATALOGUE) $(MARKED)' > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

build/Unihan_%.txt: /usr/share/unicode/Unihan_%.txt.bz2
	@mkdir -p $(@D)
	bzcat $< > $@.new && mv $@.new $@

build/.pinyin.stamp: build/mk/pinyin build/Unihan_Readings.txt src/core/surnames.txt
	build/mk/pinyin $(GEN) build/Unihan_Readings.txt src/core/surnames.txt
	@touch $@

build/.ideograph.stamp: build/mk/ideograph $(IDEOGRAPHS) build/Unihan_Variants.txt
	build/mk/ideograph $(GEN) $(IDEOGRAPHS) build/Unihan_Variants.txt
	@touch $@

build/.common.stamp: build/mk/common $(COMMON) src/core/local_words.txt
	build/mk/common $(GEN) $(COMMON) src/core/local_words.txt
	@touch $@

# The list of inputs: a file added or removed runs the generators again, and what was made from a file
# that is gone goes as well.
build/.files: FORCE
	@mkdir -p build
	@echo '$(MIGRATIONS) $(STATEMENTS) $(TEMPLATES) $(TEXTS) $(ROUTED) $(ASSETS) $(PRACTICES) $(ENGLISH)' > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else \
		find $(GEN) -name '*.[ch]' 2>/dev/null | while read -r made; do \
			source=$$(sed -n '1s,^/\* Made from \([^ ]*\)\. \*/$$,\1,p' "$$made"); \
			[ -z "$$source" ] || [ -e "$$source" ] || rm "$$made"; \
		done; mv $@.new $@; fi

FORCE:
.PHONY: all FORCE
