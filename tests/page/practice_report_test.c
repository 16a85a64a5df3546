/* The last report of a duty, told once by pages and once by programs (practice_world.h). */
#include "practice_world.h"

/* KFQ-24: works that were carried out within days in January are made public once, before the case is closed in January. */
static const char *const WITHIN_DAYS[] = {
	"secretary open 换井盖",
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=换井盖|budget=2000|plan=十处",
	"secretary close > consult",
	KFQ_TOPIC_SHOWN("20"),
	"secretary vote review: 24 20 4",
	"secretary close > assembly",
	"secretary vote decide: 33 30 3",
	"rep close > open_decision",
	"secretary notice decision",
	"secretary days 26",
	"director close > carry",	/* on 2 January */
	"director fill execution: way=实施完毕|progress=已完成|spent=1900",
	"director close > show_result",
	"secretary notice result",
	"director fill supervise: opinion=看过全部凭证",
	"watch sign watch",
	"secretary days 15",
	"director close ! 实施结束的那一期还没有公开",
	"director report process: 2016-01-31|已完成|一千九百元",
	"director close > done",
	NULL
};

static void KFQ_24_the_last_period_is_made_public_too(void **state)
{
	tell("kfq/four", WITHIN_DAYS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_24_the_last_period_is_made_public_too),
	};

	return cmocka_run_group_tests_name("practice_report", tests, practice_start, practice_stop);
}
