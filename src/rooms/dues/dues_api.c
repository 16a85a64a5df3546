/* Dues for programs: the same rules as the pages. Months are "2015-11", money is in fen. */
#include <string.h>
#include "core/yuan.h"
#include "rooms/dues/dues_input.h"
#include "text/dues.h"
#include "web/web.h"

FIELDS(OWING, { AN_ID("person"), AT(struct dues_owing, line.person) }, { A_TEXT("name", 0), AT(struct dues_owing, line.name) },
	{ A_TEXT("class", 0), AT(struct dues_owing, in.payer_class) }, { AN_INT("due_fen"), AT(struct dues_owing, in.due_fen) },
	{ A_TEXT("reduction", 0), AT(struct dues_owing, in.reduction) }, { AN_INT("owed_fen"), AT(struct dues_owing, owed.fen) },
	{ AN_INT("owed_months"), AT(struct dues_owing, owed.months) }, ROW_INT(struct dues_owing, late_months),
	{ AN_INT("row_version"), AT(struct dues_owing, line.row_version) }, { A_BOOL("is_provisional"), AT(struct dues_owing, is_past_quarter) })
FIELDS(TOTAL, ROW_INT(struct dues_total, payers), ROW_INT(struct dues_total, due_fen), ROW_INT(struct dues_total, paid_payers), ROW_INT(struct dues_total, paid_fen),
	ROW_INT(struct dues_total, extra_fen), ROW_INT(struct dues_total, late), ROW_INT(struct dues_total, review))
FIELDS(UNIT, { AN_ID("org") }, { A_TEXT("name", 0) }, { AN_INT("payers"), AT(struct dues_unit, total.payers) }, { AN_INT("due_fen"), AT(struct dues_unit, total.due_fen) },
	{ AN_INT("paid_payers"), AT(struct dues_unit, total.paid_payers) }, { AN_INT("paid_fen"), AT(struct dues_unit, total.paid_fen) },
	{ AN_INT("extra_fen"), AT(struct dues_unit, total.extra_fen) }, { AN_INT("late"), AT(struct dues_unit, total.late) }, { AN_INT("review"), AT(struct dues_unit, total.review) })
FIELDS(LATE, { AN_ID("person"), AT(struct dues_late_who, line.person) }, { A_TEXT("name", 0), AT(struct dues_late_who, line.name) },
	{ AN_ID("org"), AT(struct dues_late_who, line.org) }, { A_TEXT("org_name", 0), AT(struct dues_late_who, line.org_name) }, ROW_INT(struct dues_late_who, late_months),
	{ AN_INT("row_version"), AT(struct dues_late_who, line.row_version) }, { A_TEXT("review", 0), AT(struct dues_late_who, line.review) }, { A_BOOL("is_reviewed") })
FIELDS(RECEIPT, ROW_ID(struct dues_receipt_row, id), ROW_ID(struct dues_receipt_row, person), ROW_TEXT(struct dues_receipt_row, name), ROW_INT(struct dues_receipt_row, year),
	ROW_INT(struct dues_receipt_row, number), ROW_DAY(struct dues_receipt_row, day), ROW_INT(struct dues_receipt_row, amount_fen), ROW_INT(struct dues_receipt_row, extra_fen),
	ROW_TEXT(struct dues_receipt_row, channel), ROW_TEXT(struct dues_receipt_row, payer), ROW_TEXT(struct dues_receipt_row, collected_name),
	ROW_INT(struct dues_receipt_row, months), { AN_ID("reverses"), AT(struct dues_receipt_row, reverses) }, { AN_ID("reversed"), AT(struct dues_receipt_row, reversed) },
	ROW_TEXT(struct dues_receipt_row, reason), ROW_BOOL(struct dues_receipt_row, is_after_end))
FIELDS(AFTER_SUM, ROW_INT(struct dues_after_sum, n), ROW_INT(struct dues_after_sum, fen))
FIELDS(AFTER_LINE, ROW_ID(struct dues_after_line, receipt), ROW_ID(struct dues_after_line, person), ROW_TEXT(struct dues_after_line, name), ROW_INT(struct dues_after_line, status),
	ROW_ID(struct dues_after_line, org), ROW_TEXT(struct dues_after_line, org_name), ROW_DAY(struct dues_after_line, end_day), ROW_INT(struct dues_after_line, year),
	ROW_INT(struct dues_after_line, number), ROW_DAY(struct dues_after_line, day), ROW_INT(struct dues_after_line, amount_fen))
FIELDS(BASE, ROW_TEXT(struct dues_base_row, org_name), ROW_TEXT(struct dues_base_row, payer_class), ROW_INT(struct dues_base_row, due_fen),
	ROW_TEXT(struct dues_base_row, reduction), { A_TEXT("from", 0) }, { A_TEXT("until", 0) })

FIELDS(YEAR_LINE, ROW_ID(struct dues_year_line, person), ROW_TEXT(struct dues_year_line, name), ROW_INT(struct dues_year_line, due_fen), ROW_INT(struct dues_year_line, months),
	ROW_INT(struct dues_year_line, paid_fen), ROW_INT(struct dues_year_line, extra_fen))

#define PAYER { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("class", 0) }, { AN_INT("due_fen") }, { AN_INT("owed_fen") }, { AN_INT("owed_months") }, \
	{ AN_INT("late_months") }, { A_TEXT("paid_to", 0) }, { AN_INT("row_version") }, { AN_OBJECT("after_end", AFTER_SUM) }, { A_DAY("gap_from") }, { A_DAY("gap_to") }, \
	{ A_LIST("bases", BASE) }, { A_LIST("receipts", RECEIPT) }
#define TAKING { A_TEXT("until", 20), NEEDED }, { A_DAY("day"), NEEDED }, { A_CODE("channel", "dues_channel"), NEEDED }, { A_CODE("payer", "dues_payer"), NEEDED }, \
	{ A_TEXT("document", LIMIT_DUES_RECEIPT_DOCUMENT) }, { A_BOOL("is_extra") }

#define TAKING_ROW "One member a row, PERSON=YUAN=ROW_VERSION: the id of the member, the sum in yuan with at most two decimals, the row_version of the GET; such as 1000000123=12.50=3"
#define STANDARD_ROW "One member a row, PERSON=CLASS=YUAN=ROW_VERSION: the id of the member, a code of the set dues_class, the base in yuan with at most two decimals " \
	"(empty where the class has its own amount), the row_version of the GET; such as 1000000123=wage=3500=3"

ROUTE(GET, "/api/v1/org/:org/dues", dues_api_branch, MAY_EDIT_PERSON, "What each member of a branch owes up to a month (until)")
TAKES(dues_api_branch, { A_MONTH("until") })
GIVES_ROWS(dues_api_branch, OWING)

ROUTE(POST, "/api/v1/org/:org/dues", dues_api_take_many, MAY_EDIT_PERSON, "Take dues from members of a branch; each of rows is PERSON=YUAN=ROW_VERSION")
TAKES(dues_api_take_many, { A_TEXT("rows", 80), LIST, NEEDED, SHAPED(TAKING_ROW) }, TAKING)
GIVES(dues_api_take_many, 201, { AN_INT("count") }, { AN_INT("year") }, { AN_INT("first") }, { AN_INT("last") }, { AN_INT("sum_fen") })

ROUTE(GET, "/api/v1/org/:org/dues/receipts", dues_api_receipts, MAY_EDIT_PERSON, "Receipts of an organisation in a year, by their numbers; the newest where none are named")
TAKES(dues_api_receipts, { A_YEAR("year") }, { AN_INT("first") }, { AN_INT("last") })
GIVES_ROWS(dues_api_receipts, RECEIPT)

ROUTE(GET, "/api/v1/org/:org/dues/total", dues_api_totals, MAY_EDIT_PERSON, "What units below may expect for a month (until), and have received")
TAKES(dues_api_totals, { A_MONTH("until") })
GIVES(dues_api_totals, 200, { AN_OBJECT("total", TOTAL) }, { AN_INT("provisional") }, { AN_OBJECT("after_end", AFTER_SUM) }, { A_LIST("items", UNIT) })

ROUTE(POST, "/api/v1/org/:org/dues/standard", dues_api_standard, MAY_EDIT_PERSON, "Set what members owe from a month on; each of rows is PERSON=CLASS=YUAN=ROW_VERSION")
TAKES(dues_api_standard, { A_TEXT("from", 20), NEEDED }, { A_TEXT("rows", 80), LIST, NEEDED, SHAPED(STANDARD_ROW) })
GIVES(dues_api_standard, 200, { AN_INT("count") })

ROUTE(GET, "/api/v1/org/:org/dues/late", dues_api_late, MAY_EDIT_PERSON, "Members five months late and more")
TAKES(dues_api_late, A_PAGE, { A_CHOICE("side", "warn review open") })
GIVES_PAGE(dues_api_late, LATE)

ROUTE(GET, "/api/v1/org/:org/dues/after-end", dues_api_after, MAY_EDIT_PERSON, "Receipts that stand, dated behind the end of the membership of whoever paid")
TAKES(dues_api_after, A_PAGE)
GIVES_PAGE(dues_api_after, AFTER_LINE)

ROUTE(GET, "/api/v1/org/:org/dues/list", dues_api_list, MAY_EDIT_PERSON, "What the members of an organisation paid in a year")
TAKES(dues_api_list, { A_YEAR("year") })
GIVES_ROWS(dues_api_list, YEAR_LINE)

ROUTE(POST, "/api/v1/org/:org/dues/list", dues_api_list_file, MAY_EDIT_PERSON, "The same list as a file with a reason, with an audit line")
TAKES(dues_api_list_file, { A_YEAR("year") }, { A_CHOICE("format", "csv xlsx pdf"), NEEDED }, { A_TEXT("reason", LIMIT_EXPORT_REASON), NEEDED })
GIVES_FILE(dues_api_list_file, "*/*")

ROUTE(GET, "/api/v1/person/:person/dues", dues_api_person, MAY_EDIT_PERSON, "What one member owes and has paid")
TAKES_NOTHING(dues_api_person)
GIVES(dues_api_person, 200, PAYER)

ROUTE(GET, "/api/v1/me/dues", dues_api_me, MAY_SEE_SELF, "What one owes and has paid oneself")
TAKES_NOTHING(dues_api_me)
GIVES_SAME(dues_api_me, 200, dues_api_person_given)

ROUTE(POST, "/api/v1/person/:person/dues", dues_api_take, MAY_EDIT_PERSON, "Take dues from one member; amount in yuan")
TAKES(dues_api_take, { A_TEXT("amount", DUES_TEXT_CHARS_MAX), NEEDED }, TAKING, A_VERSION)
GIVES_ID(dues_api_take, 201)

ROUTE(POST, "/api/v1/person/:person/dues/reduction", dues_api_reduce, MAY_EDIT_PERSON, "Less or nothing on hardship, as the committee above approved; due in yuan")
TAKES(dues_api_reduce, { A_CODE("reduction", "dues_reduction"), NEEDED }, { A_TEXT("due", DUES_TEXT_CHARS_MAX) }, { A_TEXT("from", 20), NEEDED },
	{ A_TEXT("document", LIMIT_DUES_BASE_DOCUMENT), NEEDED }, A_VERSION)
GIVES_ID(dues_api_reduce, 200)

ROUTE(POST, "/api/v1/person/:person/dues/review", dues_api_review, MAY_EDIT_PERSON, "What the branch found out about somebody six months late")
TAKES(dues_api_review, { A_CODE("review", "dues_review"), NEEDED }, A_VERSION)
GIVES_ID(dues_api_review, 200)

ROUTE(GET, "/api/v1/dues-receipt/:receipt", dues_api_receipt, MAY_EDIT_PERSON, "One receipt")
TAKES_NOTHING(dues_api_receipt)
GIVES_SAME(dues_api_receipt, 200, RECEIPT)

ROUTE(POST, "/api/v1/dues-receipt/:receipt/reverse", dues_api_reverse, MAY_EDIT_PERSON, "Take a receipt back by another one")
TAKES(dues_api_reverse, { A_TEXT("reason", LIMIT_DUES_RECEIPT_REASON), NEEDED })
GIVES_ID(dues_api_reverse, 201)

void dues_api_branch(struct web *w)
{
	struct dues_branch_screen s;

	if (dues_until_is_one(w) && dues_branch_read(w, &s))
		web_give_rows(w, OWING, s.lines, s.lines_count);
}

static void put_after(struct json *j, const struct dues_after_sum *after)
{
	json_name(j, "after_end");
	json_object(j);
	api_put_members(j, AFTER_SUM, after);
	json_end(j);
}

void dues_api_totals(struct web *w)
{
	struct dues_totals_screen s;
	struct json *j;

	if (!dues_until_is_one(w) || !dues_totals_read(w, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_name(j, "total");
	json_object(j);
	api_put_members(j, TOTAL, &s.total);
	json_end(j);
	json_put_int(j, "provisional", s.provisional_count);
	put_after(j, &s.after);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < s.units_count; i++) {
		json_object(j);
		json_put_id(j, "org", s.units[i].item->id.v);
		json_put_text(j, "name", s.units[i].item->short_name);
		api_put_members(j, UNIT, &s.units[i]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void dues_api_late(struct web *w)
{
	struct dues_late_screen s;
	struct json *j;

	if (!dues_late_read(w, &s))
		return;
	j = web_list_begin(w, s.total);
	for (size_t i = 0; i < s.lines_count; i++) {
		const struct dues_late_line *line = &s.lines[i].line;

		json_object(j);
		api_put_members(j, LATE, &s.lines[i]);
		json_put_bool(j, "is_reviewed", line->reviewed_to == line->paid_to);
		json_end(j);
	}
	web_list_end(j);
}

void dues_api_after(struct web *w)
{
	struct dues_after_screen s;

	if (dues_after_read(w, &s))
		web_give_page(w, AFTER_LINE, s.lines, s.lines_count, s.sum.n);
}

void dues_api_list(struct web *w)
{
	struct dues_list_screen s;

	if (dues_list_read(w, &s))
		web_give_rows(w, YEAR_LINE, s.lines, s.lines_count);
}

void dues_api_list_file(struct web *w)
{
	dues_list_send(w);
}

static void give_payer(struct web *w, person_id person, bool is_own)
{
	struct dues_person_screen s;
	struct json *j;

	if (!dues_payer_screen_read(w, person, is_own, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "person", person.v);
	json_put_text(j, "name", s.p.person.name);
	json_put_text(j, "class", s.p.member.payer_class);
	json_put_int(j, "due_fen", s.p.member.due_fen);
	json_put_int(j, "owed_fen", s.owed.fen);
	json_put_int(j, "owed_months", s.owed.months);
	json_put_int(j, "late_months", s.late_months);
	json_put_text(j, "paid_to", s.p.has_member && s.p.member.paid_to < DUES_MONTH_OPEN ? dues_month_text(w->c->arena, (int)s.p.member.paid_to - 1) : "");	/* the row keeps the first month unpaid */
	json_put_int(j, "row_version", s.p.member.row_version);
	put_after(j, &s.after);
	json_put_day(j, "gap_from", s.has_gap ? s.gap.from_day : DAY_OPEN);
	json_put_day(j, "gap_to", s.has_gap ? s.gap.to_day : DAY_OPEN);
	json_name(j, "bases");
	json_array(j);
	for (size_t i = 0; i < s.p.bases_count; i++) {
		json_object(j);
		api_put_members(j, BASE, &s.p.bases[i]);
		json_put_text(j, "from", dues_month_text(w->c->arena, (int)s.p.bases[i].from_month));
		json_put_text(j, "until", s.p.bases[i].to_month == DUES_MONTH_OPEN ? "" : dues_month_text(w->c->arena, (int)s.p.bases[i].to_month - 1));
		json_end(j);
	}
	json_end(j);
	api_put_rows(j, "receipts", RECEIPT, s.receipts, s.receipts_count);
	json_end(j);
}

void dues_api_person(struct web *w)
{
	give_payer(w, web_path(w, person), false);
}

void dues_api_me(struct web *w)
{
	give_payer(w, (person_id){ w->c->actor.person_id }, true);
}

/* "5=wage=4000=2" cut at its signs; false where the number of parts is not right. */
static bool cut_row(struct web *w, const char *row, char **parts, size_t count)
{
	char *rest = arena_text(w->c->arena, row);

	for (size_t i = 0; i < count; i++) {
		char *sign = strchr(rest, '=');

		if ((sign == NULL) != (i + 1 == count))
			return false;
		parts[i] = rest;
		if (sign != NULL) {
			*sign = '\0';
			rest = sign + 1;
		}
	}
	return true;
}

static bool row_is_wrong(struct web *w, const char *row, message form)
{
	return !ctx_refuse_field(w->c, "rows", T_dues_row_wrong, "row", row, "form", ctx_words(w->c, form), NULL);
}

void dues_api_take_many(struct web *w)
{
	const char **rows;
	size_t count = web_params_all(w, "rows", &rows);
	struct dues_taking form, *takings = arena_array(w->c->arena, count + 1, sizeof(*takings));
	struct dues_taken taken;
	struct json *j;

	dues_taking_read(w, &form);
	for (size_t i = 0; i < count; i++) {
		char *part[3];

		takings[i] = form;
		if ((!cut_row(w, rows[i], part, 3) || !int_parse(part[0], &takings[i].person.v) || !yuan_read(part[1], &takings[i].amount_fen) ||
		    !int_parse(part[2], &takings[i].row_version) || takings[i].amount_fen > DUES_BASE_FEN_MAX) && row_is_wrong(w, rows[i], T_dues_row_taking))
			return;
	}
	if (!dues_take_many(w->c, web_path(w, org), takings, count, &taken))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "count", (int64_t)count);
	json_put_int(j, "year", taken.year);
	json_put_int(j, "first", taken.first);
	json_put_int(j, "last", taken.last);
	json_put_int(j, "sum_fen", taken.sum_fen);
	json_end(j);
}

void dues_api_receipts(struct web *w)
{
	struct dues_receipts_screen s;

	if (dues_receipts_read(w, &s))
		web_give_rows(w, RECEIPT, s.rows, s.rows_count);
}

/* An empty base is none: right where the class has its own amount, refused by name where it has not. */
static bool base_read(const char *payer_class, const char *typed, int64_t *fen)
{
	if (!text_is_empty(typed))
		return yuan_read(typed, fen);
	*fen = dues_has_base(payer_class) ? DUES_BASE_NOT_GIVEN : 0;
	return true;
}

void dues_api_standard(struct web *w)
{
	const char **rows;
	size_t count = web_params_all(w, "rows", &rows);
	struct dues_standard *standards = arena_array(w->c->arena, count + 1, sizeof(*standards));

	for (size_t i = 0; i < count; i++) {
		char *part[4];

		standards[i] = (struct dues_standard){ .payer_class = "" };
		if ((!cut_row(w, rows[i], part, 4) || !int_parse(part[0], &standards[i].person.v) || !base_read(part[1], part[2], &standards[i].base_fen) ||
		    !int_parse(part[3], &standards[i].row_version) || standards[i].base_fen > DUES_BASE_FEN_MAX) && row_is_wrong(w, rows[i], T_dues_row_standard))
			return;
		standards[i].payer_class = part[1];
	}
	if (dues_set_standards(w->c, web_path(w, org), standards, count, dues_month_read(web_param(w, "from"))))
		web_give_count(w, (int64_t)count);
}

void dues_api_take(struct web *w)
{
	struct dues_taking taking;
	dues_receipt_id made;

	dues_taking_read(w, &taking);
	taking.person = web_path(w, person);
	if (!yuan_read(web_param(w, "amount"), &taking.amount_fen) || taking.amount_fen > DUES_BASE_FEN_MAX)
		taking.amount_fen = 0;
	if (dues_take(w->c, &taking, &made))
		web_give_id(w, made.v);
}

void dues_api_reduce(struct web *w)
{
	person_id person = web_path(w, person);
	int64_t fen;

	if (!yuan_read(web_param(w, "due"), &fen))
		fen = -1;
	if (dues_reduce(w->c, person, web_param(w, "reduction"), fen, dues_month_read(web_param(w, "from")), web_param(w, "document"), web_row_version(w)))
		web_give_id(w, person.v);
}

void dues_api_review(struct web *w)
{
	person_id person = web_path(w, person);

	if (dues_look_into(w->c, person, web_param(w, "review"), web_row_version(w)))
		web_give_id(w, person.v);
}

void dues_api_receipt(struct web *w)
{
	struct dues_receipt_row row;
	struct json *j;

	if (!dues_receipt_see(w->c, (dues_receipt_id){ web_path_id(w, "receipt") }, &row))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, RECEIPT, &row);
	json_end(j);
}

void dues_api_reverse(struct web *w)
{
	dues_receipt_id made;

	if (dues_reverse(w->c, (dues_receipt_id){ web_path_id(w, "receipt") }, web_param(w, "reason"), &made))
		web_give_id(w, made.v);
}
