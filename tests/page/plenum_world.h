/* What tests of reporting secretaries (YC-06) share: the plenum that marks them, and the ten who report. */
#ifndef TESTS_PAGE_PLENUM_WORLD_H
#define TESTS_PAGE_PLENUM_WORLD_H

#include "practice_world.h"

#define RATERS 45
#define TOWNS 7
#define REPORTERS 10

static int64_t reporters[VILLAGES][REPORTERS];

/* The plenum: who is in it already, the ten who report, and others; the first of the ten has an account, and so has a second clerk of the office. */
static void make_plenum(int i)
{
	for (int n = 0; n < RATERS - 1; n++) {
		int64_t person = n < REPORTERS ? add_member(here, text("述职书记%02d", n + 1)) : world_person_of(w, here->org, text("全委委员%02d", n + 1), 0);

		world_holding(w, here->county, n == RATERS - 2 ? "organiser" : "committee_member", person);
		if (n == RATERS - 2)
			add_actor(here, "checker", person);
		if (n < REPORTERS)
			reporters[i][n] = person;
	}
	add_actor(here, "reporter", reporters[i][0]);
}

#endif
