#include "rooms/dues/dues_book_rule.h"

bool dues_item_is_income(enum dues_item item)
{
	return item < DUES_UP;
}

const char *dues_item_name(enum dues_item item)
{
	static const char *const NAMES[DUES_ITEMS] = { "opening", "collected", "below", "above", "interest", "up", "down", "used" };

	return NAMES[item];
}

/* Not settled yet: money that is about to go is not there any more, money that is about to come is not there yet. */
static void set_aside(const struct dues_flow *f, bool is_income, struct dues_book *b)
{
	if (!f->is_settled && is_income == (f->fen > 0))
		return;
	b->free_fen += is_income ? f->fen : -f->fen;
	if (f->purpose == DUES_NO_PURPOSE)
		return;
	b->kept_fen[f->purpose] += f->item == DUES_ABOVE ? f->fen : f->item == DUES_USED || f->item == DUES_DOWN ? -f->fen : 0;
}

void dues_book_reckon(const struct dues_flow *flows, size_t count, int year, struct dues_book *b)
{
	*b = (struct dues_book){ .year = year };
	for (size_t i = 0; i < count; i++) {
		const struct dues_flow *f = &flows[i];
		bool is_income = dues_item_is_income(f->item);

		set_aside(f, is_income, b);
		if (!f->is_settled || f->year > year)
			continue;
		b->left_fen += is_income ? f->fen : -f->fen;
		if (f->year < year) {
			b->carried_fen += is_income ? f->fen : -f->fen;
			continue;
		}
		b->items[f->item] += f->fen;
		if (f->item == DUES_USED && f->purpose != DUES_NO_PURPOSE)
			b->used[f->purpose] += f->fen;
	}
	for (int i = 0; i < DUES_PURPOSES; i++)
		if (b->kept_fen[i] < 0)	/* more was used for it than was given for it */
			b->kept_fen[i] = 0;
}

bool dues_book_moved(const struct dues_book *b)
{
	for (int i = 0; i < DUES_ITEMS; i++)
		if (b->items[i] != 0)
			return true;
	return false;
}

int64_t dues_book_free_for(const struct dues_book *b, int purpose)
{
	int64_t fen = b->free_fen;

	for (int i = 0; i < DUES_PURPOSES; i++)
		fen -= i == purpose ? 0 : b->kept_fen[i];
	return fen;
}

int64_t dues_book_least(const struct dues_day *days, size_t count, int64_t from_day, int64_t *least_day)
{
	int64_t left = 0, least = 0;

	*least_day = from_day;
	for (size_t i = 0; i < count; i++) {
		left += days[i].fen;
		if (days[i].day <= from_day) {
			least = left;
		} else if (left < least) {
			least = left;
			*least_day = days[i].day;
		}
	}
	return least;
}

int64_t dues_book_share_up(const struct dues_book *b)
{
	int64_t came = b->items[DUES_COLLECTED] + b->items[DUES_BELOW];

	return came <= 0 ? 0 : b->items[DUES_UP] * 10000 / came;
}
