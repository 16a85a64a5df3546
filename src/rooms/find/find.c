/* The shape of what was typed says what it may be the number or title of; what it cannot be is not asked. */
#include "rooms/find/find.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/code.h"
#include "core/file.h"
#include "core/permit.h"
#include "programme/english.h"
#include "rooms/find/find_sql.h"
#include "rooms/reminder/reminder.h"
#include "text/find.h"

#define BEHIND_ALL "\xF4\x8F\xBF\xBF"	/* U+10FFFF, behind every character */
#define URGE "催办"	/* as the number of a reminder begins (text/reminder.txt) */
#define ID_DIGITS_MAX 18	/* as many as fit an id */
#define HITS_MAX (5 * FIND_HITS_MAX)
#define DIGEST_SHOWN_CHARS 12

struct finding { struct ctx *c; const struct find_scope *scope; struct find_hits *found; };

static void add(struct finding *f, const struct find_hit *hit)
{
	if (f->found->count < HITS_MAX)
		f->found->hits[f->found->count++] = *hit;
}

static const char *address(struct finding *f, const char *noun, int64_t id)
{
	return arena_printf(f->c->arena, "/%s/%lld", noun, (long long)id);
}

/* The end of what begins with the text. */
static const char *end_of(struct finding *f, const char *text)
{
	return arena_printf(f->c->arena, "%s%s", text, BEHIND_ALL);
}

/* ---- shapes ---- */

static bool is_all_of(const char *text, const char *set)
{
	return text[0] != '\0' && text[strspn(text, set)] == '\0';
}

static bool is_digest(const char *text)
{
	return is_all_of(text, "0123456789abcdef") && strlen(text) >= FIND_DIGEST_CHARS_MIN && strlen(text) <= FILE_DIGEST_CHARS;
}

/* A digit beside something that is neither letter nor digit: 〔2015〕12号, 云组2015-012. */
static bool is_numbered(const char *text)
{
	return strpbrk(text, "0123456789") != NULL && !is_all_of(text, "0123456789abcdefghijklmnopqrstuvwxyz ");
}

static bool has_characters(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0x80)
			return true;
	return false;
}

/* Small letters, as digests are written. */
static char *lowered(struct arena *a, const char *text)
{
	char *out = arena_text(a, text);

	for (char *p = out; *p != '\0'; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
	return out;
}

/* Brackets of any kind as numbers of letters and reminders have them, and no blanks. */
static const char *as_number(struct arena *a, const char *text)
{
	static const struct { const char *typed, *written; } SIGNS[] = { { "[", "〔" }, { "(", "〔" }, { "（", "〔" }, { "【", "〔" }, { "［", "〔" },
		{ "]", "〕" }, { ")", "〕" }, { "）", "〕" }, { "】", "〕" }, { "］", "〕" }, { " ", "" } };
	struct buffer b;

	buffer_init(&b, a, 0);
	while (*text != '\0') {
		size_t i = 0, count = sizeof(SIGNS) / sizeof(SIGNS[0]);
		const char *from = text;

		while (i < count && !text_starts(text, SIGNS[i].typed))
			i++;
		if (i < count) {
			text += strlen(SIGNS[i].typed);
			buffer_printf(&b, "%s", SIGNS[i].written);
		} else {
			text_next(&text);
			buffer_printf(&b, "%.*s", (int)(text - from), from);
		}
	}
	return buffer_text(&b);
}

/* ---- cases ---- */

static void add_cases(struct finding *f, const struct find_case_row *rows, size_t count)
{
	enum lang lang = f->c->lang;

	for (size_t i = 0; i < count; i++) {
		const struct find_case_row *r = &rows[i];
		const char *end = r->finish_title[0] != '\0' ? programme_named(lang, r->finish_title) : message_text(f->c->arena, lang, T_find_stopped, NULL, 0);

		add(f, &(struct find_hit){ .kind = "case", .id = { r->id.v }, .title = r->title, .what = programme_named(lang, r->programme_title), .where = r->org_name,
			.how = strcmp(r->state, "open") == 0 ? programme_named(lang, r->step_title) : end, .href = address(f, "run", r->id.v) });
	}
}

static void by_case_number(struct finding *f, const char *typed)
{
	struct find_case_row *rows;
	int64_t number;

	if (strlen(typed) <= ID_DIGITS_MAX && int_parse(typed, &number))
		add_cases(f, rows, find_case_numbered(f->c->store, number, f->scope->path, f->scope->path_to, &rows));
}

static void by_case_title(struct finding *f, const char *typed, bool is_quick)
{
	const struct find_scope *s = f->scope;
	const char *to = end_of(f, typed);

	for (size_t i = 0; i < s->regions_count; i++) {
		struct find_case_row *rows;
		size_t count = find_cases_titled(f->c->store, s->regions[i], typed, to, s->path, s->path_to, FIND_HITS_MAX, &rows);

		add_cases(f, rows, count);
		if (is_quick || count == FIND_HITS_MAX || strpbrk(typed, "%_") != NULL)	/* LIKE would read them */
			continue;
		count = find_cases_inside(f->c->store, s->regions[i], typed, typed, to, s->path, s->path_to, FIND_HITS_MAX - (int64_t)count, &rows);
		add_cases(f, rows, count);
	}
}

/* ---- papers ---- */

static void add_paper(struct finding *f, const struct find_paper_row *r, const char *noun)
{
	const struct message_arg args[] = { { "name", r->owner_name }, { "digest", arena_text_n(f->c->arena, r->digest, DIGEST_SHOWN_CHARS) } };

	add(f, &(struct find_hit){ .kind = "paper", .id = { r->id.v }, .title = r->name, .what = message_text(f->c->arena, f->c->lang, T_find_paper_of, args, 2),
		.where = r->org_name, .how = "", .href = address(f, noun, r->owner) });
}

/* Forms that only some may read hold no files (programme/check_sealed.c). */
static void by_digest(struct finding *f, const char *digest)
{
	const struct find_scope *s = f->scope;
	const char *to = end_of(f, digest);
	struct find_paper_row *rows;
	size_t count;

	if (may_at_path(f->c, MAY_HANDLE, s->path)) {
		count = find_case_papers(f->c->store, digest, to, s->path, s->path_to, FIND_HITS_MAX, &rows);
		for (size_t i = 0; i < count; i++)
			add_paper(f, &rows[i], "run");
	}
	count = find_person_papers(f->c->store, digest, to, s->path, s->path_to, FIND_HITS_MAX, &rows);
	for (size_t i = 0; i < count; i++)
		add_paper(f, &rows[i], "person");
}

/* ---- letters and reminders ---- */

static void by_letter_number(struct finding *f, const char *number)
{
	const struct find_scope *s = f->scope;
	struct find_letter_row *rows;
	size_t count = find_letters(f->c->store, number, end_of(f, number), s->path, s->path_to, FIND_HITS_MAX, &rows);

	for (size_t i = 0; i < count; i++) {
		const struct find_letter_row *r = &rows[i];

		add(f, &(struct find_hit){ .kind = "letter", .id = { r->id.v }, .title = r->number, .what = r->name, .where = r->issuer_name[0] != '\0' ? r->issuer_name : r->place,
			.how = code_name(f->c->lang, "transfer_state", r->state), .href = address(f, "transfer", r->id.v) });
	}
}

/* 催办〔2015〕3号, whatever stands between the two numbers. */
static void by_reminder_number(struct finding *f, const char *typed)
{
	const struct find_scope *s = f->scope;
	const char *year = strpbrk(typed, "0123456789"), *rest = year + strspn(year, "0123456789"), *number = strpbrk(rest, "0123456789");
	int64_t y, n;

	if (number == NULL || !int_parse(arena_text_n(f->c->arena, year, (size_t)(rest - year)), &y) ||
	    !int_parse(arena_text_n(f->c->arena, number, strspn(number, "0123456789")), &n))
		return;
	for (size_t i = 0; i < s->regions_count; i++) {
		struct find_reminder_row *rows;
		size_t count = find_reminders(f->c->store, s->regions[i], y, n, s->path, s->path_to, FIND_HITS_MAX, &rows);

		for (size_t k = 0; k < count; k++)
			add(f, &(struct find_hit){ .kind = "reminder", .id = { rows[k].id.v }, .title = reminder_number(f->c->arena, y, n), .what = rows[k].to_name,
				.where = rows[k].org_name, .how = day_text(f->c->arena, rows[k].day), .href = address(f, "reminder", rows[k].id.v) });
	}
}

void find_typed(struct ctx *c, const struct find_scope *scope, const char *typed, bool is_quick, struct find_hits *found)
{
	struct finding f = { c, scope, found };
	const char *text = lowered(c->arena, typed), *number = as_number(c->arena, typed);
	bool may_handle = may_at_path(c, MAY_HANDLE, scope->path);

	*found = (struct find_hits){ .hits = arena_array(c->arena, HITS_MAX, sizeof(*found->hits)) };
	if (is_digest(text))
		by_digest(&f, text);
	if (may_handle && is_all_of(text, "0123456789"))
		by_case_number(&f, text);
	if (may_handle && is_numbered(text) && text_starts(number, URGE))
		by_reminder_number(&f, number);
	else if (is_numbered(text))
		by_letter_number(&f, number);
	if (is_numbered(text) && strcmp(number, typed) != 0)	/* a letter from outside has its number as it was typed */
		by_letter_number(&f, typed);
	if (may_handle && has_characters(typed) && text_chars(typed) >= FIND_TITLE_CHARS_MIN)
		by_case_title(&f, typed, is_quick);
}
