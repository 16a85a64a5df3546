/* What tests of the language share: a file as text, loaded, with the problems it had. */
#ifndef TESTS_UNIT_PROGRAMME_WORLD_H
#define TESTS_UNIT_PROGRAMME_WORLD_H

#include "arena_world.h"

#include <stdio.h>
#include "programme/programme.h"
#include "programme/shipped.h"
#include "text/programme.h"

static struct problems *problems_new(void)
{
	struct problems *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	return p;
}

static struct programme *load(const char *text, struct problems **problems)
{
	*problems = problems_new();
	return programme_load(*problems, text, strlen(text));
}

/* ---- files as they ship ---- */

__attribute__((unused))
static const char *file_text(const char *path)
{
	char *text = arena_alloc(a, PROGRAMME_BYTES_MAX + 1);
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	fread(text, 1, PROGRAMME_BYTES_MAX, file);
	fclose(file);
	return text;
}

__attribute__((unused))
static const char *replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	if (at == NULL)
		fail_msg("'%s' is not there", from);
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

__attribute__((unused))
static void expect_problem(const char *text, message expected)
{
	struct problems *problems;

	assert_null(load(text, &problems));
	assert_ptr_equal(problems->list[0].text, expected);
}

/* ---- one small file, and what it takes to spoil it ---- */

static const char SMALL[] =
	"programme small \"小程序\"\n"			/* 1 */
	"version 1\n"
	"after \"测试\"\n"
	"about person where status = activist\n"
	"runs_at branch\n"				/* 5 */
	"opens yearly 06-01..06-30\n"
	"param share 2/3 in 1/2..1 \"比例\"\n"
	"role all = members_of body \"评议会\"\n"
	"role head = post 书记 of branch + invited\n"
	"value half = score / 2\n"			/* 10 */
	"form paper \"材料\"\n"
	"  field kind choice \"类型\" must of 甲,乙\n"
	"  field when date \"日期\" from 1900-01-01\n"
	"  field rows table \"清单(名称,责任人)\" rows 1..5\n"
	"end\n"						/* 15 */
	"sheet score \"评分\"\n"
	"  raters all\n"
	"  scale 0..100\n"
	"  least 3\n"
	"  secret yes\n"				/* 20 */
	"  combine mean\n"
	"end\n"
	"vote ballot \"表决\"\n"
	"  voters all\n"
	"  quorum share of voters\n"			/* 25 */
	"  pass more_than 1/2 of present\n"
	"  secret yes\n"
	"end\n"
	"notice board \"公示\"\n"
	"  board 村务公开\n"				/* 30 */
	"  days 15\n"
	"end\n"
	"duty report \"通报\"\n"
	"  who head\n"
	"  every month\n"				/* 35 */
	"  from first\n"
	"  until second\n"
	"end\n"
	"step first \"一\"\n"
	"  by head\n"					/* 40 */
	"  needs paper, score\n"
	"  within 10d of open\n"
	"  late mark\n"
	"  go second when paper.kind = 甲 and half >= 40\n"
	"  go out\n"					/* 45 */
	"end\n"
	"step second \"二\"\n"
	"  sign head\n"
	"  needs ballot, board\n"
	"  go good when passed(ballot)\n"		/* 50 */
	"  go out\n"
	"end\n"
	"finish good \"通过\"\n"
	"  set subject.in_pool = yes\n"
	"  points head 1/2 \"加分\"\n"			/* 55 */
	"end\n"
	"finish out \"不通过\"\n"
	"  publish result\n"
	"end\n"
	"refuse first when age(subject, today) < 18 \"未满18岁\"\n"	/* 60 */
	"refuse close when late(report) > 0 \"未按期通报\"\n"
	"example \"一\"\n"
	"  given paper.kind 甲\n"
	"  given score 80\n"
	"  given ballot for 5 against 4 abstain 1 present 10 of 15\n"	/* 65 */
	"  given board done\n"
	"  given sign second head\n"
	"  expect out\n"
	"end\n"
	"example \"二\"\n"				/* 70 */
	"  given paper.kind 乙\n"
	"  given score 80\n"
	"  expect out\n"
	"end\n";

__attribute__((unused))
static const char *spoiled(const char *from, const char *to)
{
	const char *at = strstr(SMALL, from);

	assert_non_null(at);
	return arena_printf(a, "%.*s%s%s", (int)(at - SMALL), SMALL, to, at + strlen(from));
}

#endif
