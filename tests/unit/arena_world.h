/* What tests without a database share: an arena that lives as long as the program. */
#ifndef TESTS_UNIT_ARENA_WORLD_H
#define TESTS_UNIT_ARENA_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"

static struct arena *a;

static int start(void **state)
{
	a = arena_new();
	return 0;
}

static int stop(void **state)
{
	arena_free(a);
	return 0;
}

#endif
