#include "rooms/appraisal/appraisal_rule.h"

#include <string.h>

static const char *const MARKS[APPRAISAL_MARKS] = { "excellent", "qualified", "basic", "unqualified", "probationary", "absent", "excused", "suspended" };

const char *appraisal_mark_code(enum appraisal_word mark)
{
	return MARKS[mark];
}

int appraisal_mark_find(const char *code)
{
	for (int i = 0; i < APPRAISAL_MARKS; i++)
		if (strcmp(MARKS[i], code) == 0)
			return i;
	return -1;
}

bool appraisal_is_grade(int mark)
{
	return mark >= 0 && mark < APPRAISAL_GRADES;
}

int64_t appraisal_excellent_most(int64_t graded)
{
	return graded / 3;
}

int64_t appraisal_due(int64_t members, int64_t excused, int64_t suspended, int64_t away)
{
	return members - excused - suspended - away;
}

bool appraisal_has_turnout(int64_t due, int64_t present)
{
	return present * 2 >= due;
}

bool appraisal_is_mostly_asked(int64_t due, int64_t excused)
{
	return excused <= due;
}

bool appraisal_present_fits(int64_t graded, int64_t present, int64_t others)
{
	return graded >= present && graded <= present + others;
}

bool appraisal_fits(int mark, bool is_probationary)
{
	return (mark == MARK_PROBATIONARY) == is_probationary;
}

bool appraisal_needs_measure(int mark, bool has_ground)
{
	return mark == MARK_BASIC || mark == MARK_UNQUALIFIED || (mark == MARK_SUSPENDED && !has_ground);
}
