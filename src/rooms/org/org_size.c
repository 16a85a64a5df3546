/* Size rules of branches, shown as advice with the article: the tree never refuses what an upper committee
 * may have approved. 中国共产党支部工作条例（试行） arts. 4, 5, 20. */
#include "rooms/org/org.h"

#include <string.h>
#include "text/org.h"

#define FULL_MEMBERS_MIN 3	/* art. 4 */
#define MEMBERS_MAX 50		/* art. 4: more is for a general branch */
#define COMMITTEE_FROM 7	/* art. 20: full members from which a branch elects a committee */
#define COMMITTEE_MIN 3		/* art. 20: 3 to 5, at most 7 */
#define COMMITTEE_MAX 7

static void add(struct org_advice advice[], size_t *count, message text, const char *n)
{
	if (*count < ORG_ADVICE_MAX)
		advice[(*count)++] = (struct org_advice){ .text = text, .args = {{ "n", n }}, .args_count = 1 };
}

size_t org_advise(struct arena *a, const char *kind, const struct org_size *size, struct org_advice advice[ORG_ADVICE_MAX])
{
	bool is_joint = strcmp(kind, "joint_branch") == 0;
	bool is_branch = strcmp(kind, "branch") == 0 || is_joint;
	size_t count = 0;

	if (is_branch && size->members_count == 0)
		add(advice, &count, T_org_advice_no_members, "0");
	else if (is_branch && size->full_count < FULL_MEMBERS_MIN)
		add(advice, &count, T_org_advice_too_few, arena_printf(a, "%lld", (long long)size->full_count));
	if (is_branch && size->members_count > MEMBERS_MAX)
		add(advice, &count, T_org_advice_too_many, arena_printf(a, "%lld", (long long)size->members_count));
	if (is_branch && size->full_count >= COMMITTEE_FROM && !size->has_committee)
		add(advice, &count, T_org_advice_no_committee, arena_printf(a, "%lld", (long long)size->full_count));
	if (is_branch && size->has_committee && (size->committee_count < COMMITTEE_MIN || size->committee_count > COMMITTEE_MAX))
		add(advice, &count, T_org_advice_committee_size, arena_printf(a, "%lld", (long long)size->committee_count));
	if (is_joint && size->hosts_count > ORG_JOINT_UNITS_MAX)
		add(advice, &count, T_org_advice_joint, arena_printf(a, "%lld", (long long)size->hosts_count));
	return count;
}
