/* What tests of parsers share that run in the confined child: an arena, and the child as long as the program lives. */
#ifndef TESTS_UNIT_PARSER_WORLD_H
#define TESTS_UNIT_PARSER_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "core/parsers.h"

static struct arena *a;

static int start(void **state)
{
	char error[200];

	a = arena_new();
	return parsers_start(error, sizeof(error)) ? 0 : -1;
}

static int stop(void **state)
{
	helper_stop();
	arena_free(a);
	return 0;
}

#endif
