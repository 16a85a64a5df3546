/* The same model post is not nominated a second time while its first case is open (KFQ-10; programmes/kfq/model.prog), another one is; once by pages and once by programs. */
#include "practice_world.h"

#define NOMINATION(name) "secretary fill nomination: kind=党建示范点|name=" name "|standard=班前讲安全，班后有小结"

static void the_same_is_not_nominated_twice(void **state)
{
	int64_t first;

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		put_practice("kfq/model");
		run_now = 0;
		tell_here((const char *const[]){ "secretary open 示范点", NOMINATION("一号机台党员示范点"), "secretary close > cultivate", NULL });
		first = run_now;
		run_now = 0;
		/* It may be opened, since its name is not known yet; with the same name, whatever blanks stand around it, it goes no further. */
		tell_here((const char *const[]){ "secretary open 示范点", NOMINATION("一号机台党员示范点") " ! 同一个名称同时只办一件", NOMINATION(" 一号机台党员示范点 ") " ! 已在办",
			NOMINATION("二号机台党员示范点"), NULL });
		/* What came another way is found when the step is closed. */
		world_run(w, text("UPDATE run_value SET value = '一号机台党员示范点' WHERE run_id = %lld AND field = 'name'", (long long)run_now));
		tell_here((const char *const[]){ "secretary close ! 同一个名称同时只办一件", NOMINATION("二号机台党员示范点"), NULL });
		/* Once the first is over it may be nominated again. */
		world_run(w, text("UPDATE run SET state = 'stopped', step = '' WHERE id = %lld", (long long)first));
		tell_here((const char *const[]){ NOMINATION("一号机台党员示范点"), "secretary close > cultivate", NULL });
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_is_not_nominated_twice),
	};

	return cmocka_run_group_tests_name("practice_alone", tests, practice_start, practice_stop);
}
