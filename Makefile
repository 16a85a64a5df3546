# Jishi's workbench. Sources are found by folder, so a new room needs no list.
#
#   make            the product: build/jishi
#   make check      the quick loop: builds, checks the floors, runs the tests that need nothing else
#   make test-bins  all test programs
#   make release    one hardened, stripped binary: build/release/jishi
#   make sbom       the release with the list of what it is made of: build/release/jishi.spdx.json
#   make fuzz-tests the fuzz targets of tests/fuzz, with clang
#   make asan|tsan  build/asan/jishi-asan, build/tsan/jishi-tsan and their test programs
#   make lint       -fanalyzer, clang-tidy, cppcheck
#   make trust      the safety net in full size, for hours; can be stopped and continued
#
# Two phases: mk/generate.mk makes code from schema, statements, templates, texts and routes into
# build/gen (touching only what changed); mk/compile.mk compiles what it then finds.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := jishi
FLAVOURS := release asan tsan

jishi: generate
	@$(MAKE) -f mk/compile.mk FLAVOUR=product program

check: test-bins
	@build/mk/floors -a mk/floors.allow -l 500 src mk tests
	@tests/quick product

# One after the other, as with all flavours: two makes would write the same objects at once.
test-bins: jishi
	@$(MAKE) -f mk/compile.mk FLAVOUR=product program test-bins

$(FLAVOURS): generate
	@$(MAKE) -f mk/compile.mk FLAVOUR=$@ program

# They take from the product what a sanitizer has nothing to see in.
asan tsan: jishi
asan-tests: test-bins

$(FLAVOURS:%=%-tests): %-tests: %
	@$(MAKE) -f mk/compile.mk FLAVOUR=$(@:%-tests=%) program test-bins

fuzz-tests: generate
	@$(MAKE) -f mk/compile.mk FLAVOUR=fuzz fuzz-bins

sbom: release
	@mk/sbom build/release/jishi build/release/jishi.spdx.json

release-bench: release
	@$(MAKE) -f mk/compile.mk FLAVOUR=release bench-bins

generate:
	@$(MAKE) -f mk/generate.mk

lint: generate
	@status=0; $(MAKE) -k -f mk/compile.mk FLAVOUR=lint objects || status=1; mk/lint || status=1; exit $$status

trust:
	@tests/trust

clean:
	rm -rf build

.PHONY: jishi check test-bins fuzz-tests release-bench generate lint trust clean sbom $(FLAVOURS) $(FLAVOURS:%=%-tests)
