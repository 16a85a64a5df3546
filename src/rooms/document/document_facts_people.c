/* Papers about members and organisations: the roster (党员名册), the record of one member (党员基本信息采集表), who came and went (党员增减变化表),
 * the certificates (证明信, 流动党员活动证) and the reminder (催办单). */
#include <string.h>
#include <unistd.h>
#include "base/text.h"
#include "core/code.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/certificate/certificate.h"
#include "rooms/document/document_part.h"
#include "rooms/floating/floating_card.h"
#include "rooms/floating/pass.h"
#include "rooms/org/org.h"
#include "rooms/person/balance.h"
#include "rooms/person/person.h"
#include "rooms/reminder/reminder.h"
#include "rooms/roster/roster.h"
#include "text/balance.h"
#include "text/document.h"
#include "text/reminder.h"

static const char **cells_for(struct ctx *c, struct document_facts *f, enum document_list list, size_t rows)
{
	f->lists[list].cells = arena_array(c->arena, rows * DOCUMENT_LISTS[list].fields_count + 1, sizeof(char *));
	f->lists[list].count = rows;
	return f->lists[list].cells;
}

static const char *known_day(struct ctx *c, day_t day, int64_t precision)
{
	return day == DAY_NONE || day == DAY_OPEN ? NULL : day_text_zh(c->arena, day, (enum date_precision)precision);
}

/* ---- the roster ---- */

/* Whom the list shows under the conditions of its address. */
static bool read_page(struct ctx *c, int64_t org, const char *query, int64_t rows_most, struct roster_scope *scope, struct roster_query *q, struct roster_page *page)
{
	if (org <= 0)
		return ctx_refuse(c, NOT_FOUND, T_document_not_found, NULL);
	if (!roster_open(c, org, scope))
		return false;
	roster_query_read(c, query == NULL ? "" : query, q);
	if (!roster_query_is_read(c, q))
		return false;
	roster_read(c, scope, q, 1, rows_most, page);
	return !ctx_is_refused(c);
}

bool document_roster_count(struct ctx *c, int64_t org, const char *query, int64_t *count)
{
	struct roster_scope scope;
	struct roster_query q;
	struct roster_page page;

	if (!read_page(c, org, query, 1, &scope, &q, &page))
		return false;
	*count = page.total;
	return true;
}

/* "甲村党支部（性别：女）": the conditions stand in the name of the file. */
static const char *title_of(struct ctx *c, const struct roster_scope *scope, const struct roster_query *q)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *words = roster_query_words(c, q, (enum roster_field)i);

		if (words != NULL)
			buffer_printf(&b, "%s%s", b.bytes > 0 ? " " : "", words);
	}
	return b.bytes == 0 ? scope->name : arena_printf(c->arena, "%s %s", scope->name, buffer_text(&b));
}

bool document_read_roster(struct ctx *c, int64_t org, const char *query, struct document_facts *f)
{
	struct roster_scope scope;
	struct roster_query q;
	struct roster_page page;
	const char **cells;
	int64_t probationers = 0, members = 0;

	if (!read_page(c, org, query, ROSTER_PRINT_ROWS_MAX, &scope, &q, &page))
		return false;
	if (page.total > ROSTER_PRINT_ROWS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_document_roster_long, "n", ctx_number(c, page.total), "most", ctx_number(c, ROSTER_PRINT_ROWS_MAX), NULL);
	document_put_org(c, f, scope.org);
	f->subject = "org";
	f->title = title_of(c, &scope, &q);
	cells = cells_for(c, f, LIST_ROSTER, page.rows_count);
	for (size_t i = 0; i < page.rows_count; i++, cells += DOCUMENT_LISTS[LIST_ROSTER].fields_count) {
		const struct roster_row *r = &page.rows[i];

		probationers += r->status == PERSON_PROBATIONARY;
		members += person_status_is_member(r->status);
		cells[0] = ctx_number(c, (int64_t)i + 1);
		cells[1] = r->name;
		cells[2] = code_name_int(LANG_ZH, "sex", r->sex);
		cells[3] = code_name(LANG_ZH, "nationality", r->nationality);
		cells[4] = known_day(c, r->birth_day, r->birth_precision);
		cells[5] = code_name(LANG_ZH, "education", r->education);
		cells[6] = known_day(c, r->joined_day, r->joined_precision);
		cells[7] = known_day(c, r->full_day, r->full_precision);
		cells[8] = code_name_int(LANG_ZH, "member_status", r->status);
		cells[9] = r->org_name;
		cells[10] = person_work_text(c->arena, r->work_unit, r->job);
	}
	f->people = page.total;
	f->texts[FIELD_MEMBERS] = ctx_number(c, page.total);
	f->texts[FIELD_PROBATIONERS] = ctx_number(c, probationers);
	f->texts[FIELD_FULL_MEMBERS] = ctx_number(c, members - probationers);
	return true;
}

/* ---- the record of a member ---- */

/* Relation, name and what else is said: no days, no numbers. */
static void put_family(struct ctx *c, struct document_facts *f, const struct person_history_row *rows, size_t count)
{
	const char **cells = cells_for(c, f, LIST_FAMILY, count);

	f->lists[LIST_FAMILY].count = 0;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].kind, "family") != 0)
			continue;
		cells[0] = code_name(LANG_ZH, "family_relation", rows[i].code);
		cells[1] = rows[i].title;
		cells[2] = rows[i].detail;
		cells += DOCUMENT_LISTS[LIST_FAMILY].fields_count;
		f->lists[LIST_FAMILY].count++;
	}
}

static void put_history(struct ctx *c, struct document_facts *f, const struct person_row *r)
{
	struct person_history_row *rows;
	size_t count = person_histories(c->store, r->region, r->id, &rows);
	const char **cells = cells_for(c, f, LIST_HISTORY, count);

	put_family(c, f, rows, count);
	f->lists[LIST_HISTORY].count = 0;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].kind, "family") == 0)
			continue;
		cells[0] = known_day(c, rows[i].from_day, rows[i].from_precision);
		cells[1] = known_day(c, rows[i].to_day, DATE_MONTH);
		cells[2] = code_name(LANG_ZH, "history_kind", rows[i].kind);
		cells[3] = arena_printf(c->arena, "%s%s%s", rows[i].title, rows[i].detail[0] == '\0' ? "" : " ", rows[i].detail);
		cells += DOCUMENT_LISTS[LIST_HISTORY].fields_count;
		f->lists[LIST_HISTORY].count++;
	}
}

bool document_read_record(struct ctx *c, int64_t person, struct document_facts *f)
{
	struct person_row r;

	if (!person_see(c, (person_id){ person }, &r))
		return false;
	document_put_org(c, f, r.org);
	document_put_person(c, f, &r);
	f->subject = "person";
	f->title = r.name;
	f->texts[FIELD_FORMER_NAME] = r.former_name;
	f->texts[FIELD_NATIVE_PLACE] = r.native_place;
	f->texts[FIELD_EDUCATION] = code_name(LANG_ZH, "education", r.education);
	f->texts[FIELD_DEGREE] = r.degree;
	f->texts[FIELD_SCHOOL] = r.school;
	f->texts[FIELD_WORK_UNIT] = r.work_unit;
	f->texts[FIELD_JOB] = r.job;
	f->texts[FIELD_OCCUPATION] = code_name_int(LANG_ZH, "occupation", r.occupation);
	f->texts[FIELD_MARRIAGE] = code_name(LANG_ZH, "marriage", r.marriage);
	f->texts[FIELD_ADDRESS] = r.address;
	f->texts[FIELD_MOBILE] = r.phone_mask;
	f->texts[FIELD_APPLIED] = known_day(c, r.applied_day, r.applied_precision);
	f->texts[FIELD_JOINED] = known_day(c, r.joined_day, r.joined_precision);
	f->texts[FIELD_FULL_DAY] = known_day(c, r.full_day, r.full_precision);
	f->texts[FIELD_MEMBER_KIND] = code_name_int(LANG_ZH, "member_status", r.status);
	put_history(c, f, &r);
	return true;
}

/* ---- who came and went ---- */

static const char *cause_text(struct ctx *c, const char *cause)
{
	if (strcmp(cause, "reorganised") == 0)
		return message_text(c->arena, LANG_ZH, T_balance_reorganised, NULL, 0);
	return cause[0] == '\0' ? message_text(c->arena, LANG_ZH, T_balance_unnamed, NULL, 0) : code_name(LANG_ZH, "membership_cause", cause);
}

/* By the names of this paper's own fields, before the balance asks the same of its. */
static bool days_are_right(struct ctx *c, const struct document_ask *ask, day_t *from, day_t *to)
{
	enum date_precision precision;

	if (date_read(ask->typed[FIELD_SINCE], from, &precision) != DATE_READ || precision != DATE_DAY)
		ctx_refuse_field(c, DOCUMENT_INPUTS[FIELD_SINCE], T_document_day_wrong, NULL);
	if (date_read(ask->typed[FIELD_UNTIL], to, &precision) != DATE_READ || precision != DATE_DAY)
		ctx_refuse_field(c, DOCUMENT_INPUTS[FIELD_UNTIL], T_document_day_wrong, NULL);
	if (ctx_is_refused(c))
		return false;
	return (*from <= *to && *to <= c->today) || ctx_refuse_field(c, DOCUMENT_INPUTS[FIELD_UNTIL], T_document_period_wrong, "from", day_text(c->arena, *from), "today",
		day_text(c->arena, c->today), NULL);
}

static void put_causes(struct ctx *c, const char **cells, message sign, const struct balance_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++, cells += DOCUMENT_LISTS[LIST_CAUSES].fields_count) {
		cells[0] = message_text(c->arena, LANG_ZH, sign, NULL, 0);
		cells[1] = cause_text(c, lines[i].cause);
		cells[2] = ctx_number(c, lines[i].count);
	}
}

/* One line for each of them; gives where the next one stands. */
static const char **put_movers(struct ctx *c, const char **cells, size_t before, message sign, const struct balance_person *people, size_t count)
{
	for (size_t i = 0; i < count; i++, cells += DOCUMENT_LISTS[LIST_MOVERS].fields_count) {
		cells[0] = ctx_number(c, (int64_t)(before + i) + 1);
		cells[1] = people[i].name;
		cells[2] = message_text(c->arena, LANG_ZH, sign, NULL, 0);
		cells[3] = cause_text(c, people[i].cause);
		cells[4] = known_day(c, people[i].day, DATE_DAY);
		cells[5] = people[i].branch_name;
	}
	return cells;
}

bool document_read_change(struct ctx *c, int64_t org, const struct document_ask *ask, struct document_facts *f)
{
	struct balance_person *came, *went;
	struct org_row row;
	struct balance b;
	int64_t total;
	size_t came_count, went_count, columns = DOCUMENT_LISTS[LIST_CAUSES].fields_count;
	const char **cells;
	day_t from, to;

	if (!org_see_for(c, (org_id){ org }, MAY_SEE_PERSON, &row) || !days_are_right(c, ask, &from, &to) || !balance_of(c, row.id, from, to, &b))
		return false;
	if (b.in_total + b.out_total > ROSTER_PRINT_ROWS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_document_roster_long, "n", ctx_number(c, b.in_total + b.out_total), "most",
			ctx_number(c, ROSTER_PRINT_ROWS_MAX), NULL);
	document_put_org(c, f, row.id);
	f->subject = "org";
	f->title = row.name;
	f->texts[FIELD_PERIOD] = message_text(c->arena, LANG_ZH, T_document_period, (const struct message_arg[]){ { "from", day_text_zh(c->arena, from, DATE_DAY) },
		{ "to", day_text_zh(c->arena, to, DATE_DAY) } }, 2);
	f->texts[FIELD_OPENING] = ctx_number(c, b.opening);
	f->texts[FIELD_CAME] = ctx_number(c, b.in_total);
	f->texts[FIELD_WENT] = ctx_number(c, b.out_total);
	f->texts[FIELD_CLOSING] = ctx_number(c, b.closing);
	cells = cells_for(c, f, LIST_CAUSES, b.in_count + b.out_count);
	put_causes(c, cells, T_document_came, b.in, b.in_count);
	put_causes(c, cells + b.in_count * columns, T_document_went, b.out, b.out_count);
	came_count = balance_people(c, &row, &b, "in", "", ROSTER_PRINT_ROWS_MAX, 0, &came, &total);
	went_count = balance_people(c, &row, &b, "out", "", ROSTER_PRINT_ROWS_MAX, 0, &went, &total);
	cells = cells_for(c, f, LIST_MOVERS, came_count + went_count);
	cells = put_movers(c, cells, 0, T_document_came, came, came_count);
	put_movers(c, cells, came_count, T_document_went, went, went_count);
	f->people = (int64_t)(came_count + went_count);
	return true;
}

/* ---- the certificate ---- */

/* One that ran out or was voided is no paper any more. */
bool document_read_certificate(struct ctx *c, int64_t certificate, struct document_facts *f)
{
	struct certificate_row row;
	struct person_row person;

	if (!certificate_for_print(c, (certificate_id){ certificate }, &row))
		return false;
	document_put_org(c, f, row.org);
	if (person_get(c->store, (person_id){ row.person }, &person)) {
		document_put_person(c, f, &person);
		f->texts[FIELD_MEMBER_KIND] = code_name_int(LANG_ZH, "member_status", person.status);
	}
	f->subject = "certificate";
	f->title = f->texts[FIELD_CERTIFICATE_NUMBER] = certificate_number(c->arena, row.year, row.serial);
	f->texts[FIELD_SUBJECT] = row.name;
	f->texts[FIELD_BRANCH] = row.branch_name;
	f->texts[FIELD_ABSENCE] = code_name(LANG_ZH, "certificate_reason", row.reason);
	f->texts[FIELD_LETTER_TO] = row.place;
	f->texts[FIELD_ISSUER] = row.org_name;
	f->texts[FIELD_LETTER_DAY] = known_day(c, row.issued_day, DATE_DAY);
	f->texts[FIELD_SINCE] = known_day(c, row.from_day, DATE_DAY);
	f->texts[FIELD_UNTIL] = known_day(c, row.to_day, DATE_DAY);
	return true;
}

/* ---- the certificate of a floating member ---- */

/* That of the record; where there is none, or none that can be printed, a place to stick one on. */
static void put_photo(struct ctx *c, struct document_facts *f, int64_t photo)
{
	struct file_row file;
	char *data;
	int fd = -1;

	f->texts[FIELD_PHOTO] = message_text(c->arena, LANG_ZH, T_document_photo_place, NULL, 0);
	if (photo != 0 && file_get(c->store, (file_id){ photo }, &file) && file.bytes <= DOCX_PICTURE_BYTES_MAX)
		fd = file_read(c->services->files, file.digest);
	if (fd < 0)
		return;
	data = arena_alloc(c->arena, (size_t)file.bytes);
	if (pread(fd, data, (size_t)file.bytes, 0) == file.bytes)
		f->photo = (struct docx_picture){ .media_type = file.media_type, .data = data, .bytes = (size_t)file.bytes, .width_mm = DOCX_PHOTO_WIDTH_MM, .height_mm = DOCX_PHOTO_HEIGHT_MM };
	close(fd);
	if (docx_picture_is_good(&f->photo))
		f->texts[FIELD_PHOTO] = DOCX_PICTURE;
	else
		f->photo.bytes = 0;
}

static void put_activities(struct ctx *c, struct document_facts *f, const struct pass_row *row, int64_t region)
{
	struct floating_activity_row *activities;
	size_t count = floating_activities(c->store, region, row->floating, row->from_day, c->today + 1, &activities);
	const char **cells = cells_for(c, f, LIST_ACTIVITIES, count);

	for (size_t i = 0; i < count; i++, cells += DOCUMENT_LISTS[LIST_ACTIVITIES].fields_count) {
		cells[0] = known_day(c, activities[i].day, DATE_DAY);
		cells[1] = code_name(LANG_ZH, "floating_activity", activities[i].kind);
		cells[2] = activities[i].confirmed_name;
	}
}

/* One that is not valid is no paper any more. */
bool document_read_pass(struct ctx *c, int64_t pass, struct document_facts *f)
{
	struct pass_row row;
	struct person_row person;

	if (!pass_for_print(c, (pass_id){ pass }, &row))
		return false;
	document_put_org(c, f, row.org);
	f->subject = "pass";
	f->title = f->texts[FIELD_PASS_NUMBER] = pass_number(c->arena, row.year, row.serial);
	f->texts[FIELD_SUBJECT] = row.name;
	f->texts[FIELD_BRANCH] = row.branch_name;
	f->texts[FIELD_CITY] = row.place;
	f->texts[FIELD_ISSUER] = row.org_name;
	f->texts[FIELD_LETTER_DAY] = f->texts[FIELD_SINCE] = known_day(c, row.from_day, DATE_DAY);
	f->texts[FIELD_UNTIL] = known_day(c, row.to_day, DATE_DAY);
	if (!person_get(c->store, row.person, &person))
		return true;
	f->texts[FIELD_SEX] = code_name_int(LANG_ZH, "sex", person.sex);
	f->texts[FIELD_BIRTH_MONTH] = known_day(c, person.birth_day, DATE_MONTH);
	f->texts[FIELD_MEMBER_KIND] = code_name_int(LANG_ZH, "member_status", person.status);
	put_photo(c, f, person.photo_file);
	put_activities(c, f, &row, person.region);
	return true;
}

/* ---- the reminder ---- */

bool document_read_reminder(struct ctx *c, int64_t reminder, struct document_facts *f)
{
	struct message_arg note = { "text", NULL }, missing = { "text", NULL };
	struct reminder_row row;
	struct reminder_line *lines;
	size_t count;
	const char **cells;

	if (!reminder_see(c, (reminder_id){ reminder }, &row, &lines, &count))
		return false;
	note.value = row.note;
	document_put_org(c, f, row.org);
	f->subject = "reminder";
	f->title = f->texts[FIELD_REMINDER_NUMBER] = reminder_number(c->arena, row.year, row.number);
	f->texts[FIELD_RECEIVER] = row.to_name;
	f->texts[FIELD_REMINDER_DAY] = known_day(c, row.day, DATE_DAY);
	f->texts[FIELD_WANTED] = known_day(c, row.by_day, DATE_DAY);
	f->texts[FIELD_CASES] = ctx_number(c, (int64_t)count);
	f->texts[FIELD_AHEAD] = ctx_number(c, REMINDER_AHEAD_DAYS);
	f->texts[FIELD_CASES_STATE] = reminder_state(c->arena, LANG_ZH, lines, count, row.day);
	f->texts[FIELD_DEMAND] = text_is_empty(row.note) ? "" : message_text(c->arena, LANG_ZH, T_reminder_paper_note, &note, 1);
	f->texts[FIELD_SIGNER] = row.person_name;
	cells = cells_for(c, f, LIST_CASES, count);
	for (size_t i = 0; i < count; i++, cells += DOCUMENT_LISTS[LIST_CASES].fields_count) {
		cells[0] = ctx_number(c, (int64_t)i + 1);
		cells[1] = lines[i].title;
		cells[2] = lines[i].programme_title;
		cells[3] = lines[i].org_name;
		cells[4] = lines[i].step_title;
		cells[5] = lines[i].who;
		cells[6] = lines[i].basis;
		missing.value = lines[i].missing;
		cells[7] = text_is_empty(lines[i].missing) ? "" : message_text(c->arena, LANG_ZH, T_reminder_missing, &missing, 1);
		cells[8] = lines[i].due_day == DAY_OPEN ? "" : known_day(c, lines[i].due_day, DATE_DAY);
		cells[9] = reminder_late_text(c->arena, LANG_ZH, lines[i].due_day, row.day);
	}
	return true;
}
