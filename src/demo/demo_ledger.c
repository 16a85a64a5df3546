/* What units of the demo reported in ledgers: the village and the group of the printed example, reserves and venues by
 * town, matters of communities, the counters of the power company. Sums are those of the source texts. */
#include <string.h>
#include "demo/demo_plan.h"

static void put(struct demo_plan *p, int org, const char *sheet, const char *item, int64_t hundredths, int64_t plan)
{
	p->ledger[p->ledger_count++] = (struct demo_ledger){ .org = org, .sheet = sheet, .item = item, .value = hundredths, .plan = plan };
}

struct figure { const char *item; int64_t hundredths; };

static void put_all(struct demo_plan *p, int org, const char *sheet, const struct figure *figures, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put(p, org, sheet, figures[i].item, figures[i].hundredths, 0);
}

/* The show village: 14 groups, 677 households, 2,213 people; its group of 33 households. */
static void village(struct demo_plan *p)
{
	static const struct figure VILLAGE[] = { { "cooperatives", 1400 }, { "households", 67700 }, { "people", 221300 }, { "arable", 85104 },
		{ "flowers", 5000 }, { "fruit", 100000 }, { "vegetables", 20000 }, { "visitors", 20000000 }, { "output", 200000000 }, { "net", 90000000 } };
	static const struct figure GROUP[] = { { "households", 3300 }, { "biogas", 2800 }, { "phones", 2000 }, { "television", 3300 }, { "weirs", 100 },
		{ "road", 50000 }, { "paths", 150000 }, { "labour", 4600 }, { "inns", 400 }, { "growers", 900 }, { "vegetables", 2100 }, { "fruit", 5600 },
		{ "income", 321600 } };

	for (int i = 0; i < p->villages_count; i++)
		if (p->villages[i].is_show) {
			put_all(p, p->villages[i].org, "village", VILLAGE, sizeof(VILLAGE) / sizeof(VILLAGE[0]));
			put_all(p, p->villages[i].org, "group", GROUP, sizeof(GROUP) / sizeof(GROUP[0]));
			return;
		}
}

static void towns(struct demo_plan *p)
{
	for (int i = 0; i < p->towns_count; i++) {
		int reserves = demo_share(p->profile->team_reserves, p->towns_count, i), venues = demo_share(p->profile->team_venues, p->towns_count, i);

		put(p, p->towns[i], "team", "reserves", (int64_t)reserves * 100, (int64_t)reserves * 100);
		put(p, p->towns[i], "team", "venues", (int64_t)venues * 100, (int64_t)venues * 100);
	}
}

static void communities(struct demo_plan *p)
{
	for (int i = 0; i < p->communities_count; i++) {
		int org = p->communities[i].org;

		put(p, org, "community", "matters", (int64_t)demo_share(p->profile->matters, p->communities_count, i) * 100, 0);
		put(p, org, "community", "problems", (int64_t)demo_share(p->profile->problems, p->communities_count, i) * 100, 0);
		put(p, org, "community", "deeds", (int64_t)demo_share(p->profile->deeds, p->communities_count, i) * 100, 0);
	}
}

void demo_plan_ledger(struct demo_plan *p)
{
	village(p);
	towns(p);
	communities(p);
	p->counters[p->counters_count++] = (struct demo_counter){ p->power, "安全生产", "days", p->today - 6168 };
	p->counters[p->counters_count++] = (struct demo_counter){ p->power, "春节零停电", "years", p->today - 4 * 366 - 200 };
}
