/* Where HTML is written. Templates (*.tmpl) compile to functions that take a `struct view *` first and
 * write escaped text; this header has the only writers of raw HTML, for view/ itself and generated code. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buffer.h"
#include "base/date.h"
#include "base/message.h"
#include "core/ctx.h"
#include "programme/english.h"

struct view_draft_field { const char *name, *value; };

/* What was typed into a form and not sent. */
struct view_draft {
	int64_t id;
	const char *form, *page;	/* where the form posts to, and where it stands */
	const char *time_text;
	bool is_taken;			/* the form shows it instead of what is stored */
	struct view_draft_field *fields;	/* only of the one that is taken */
	size_t fields_count;
};

/* The line of a refusal in the list of errors. */
struct view_error_line {
	size_t from, to;		/* where it stands, in bytes of what is written; 0: it is not written */
	size_t field_at;		/* where the field stands */
	const char *field_id, *name;	/* of the field that was refused, as met on the page; NULL: not met, it has no label */
};

struct view {
	struct buffer out;
	struct arena *arena;
	enum lang lang;
	bool is_large;			/* 大字 */
	bool is_public;			/* the page that is being written may be read by anybody */
	const struct ctx *c;		/* who looks: for menus and refusals at fields; templates do not query */
	const char *csrf_token;		/* masked for this answer */
	const char *path;		/* of the request, for the current menu item */
	const char *back;		/* where a switch of type or language returns to: this page with its query */
	const char *notice;		/* said once, NULL if none */
	bool is_notice_warning;		/* what was kept falls short of what a rule asks */
	const char *office_phone, *office_address;	/* of the office, for who reads without an account; NULL or "": none is shown */
	const char *clock_text;		/* shown on every page in test-clock mode, NULL otherwise */
	const char *form_key;		/* what the idempotency keys of the forms of this answer begin with; "": they have none */
	int forms_count;		/* forms that have got theirs */
	const char *page;		/* where forms of this answer stand; NULL: they keep no drafts */
	const struct view_draft *drafts;	/* of the account, newest first */
	size_t drafts_count;
	const struct view_draft *draft;	/* shown by the form that is being written, NULL if none */
	const struct view_draft *sent;	/* what this request sent, for the case that it is refused; NULL: it sent nothing */
	const char *kept_page;		/* of an answer to a form that was not read whole: the page with what was typed into it; NULL: nothing is kept */
	const char *carried;		/* of an answer that asks to sign in: what the form held, sealed (web/draft.h); NULL: nothing is kept */
	const struct view_draft *unsaved;	/* of an answer 503 to a form: where it was sent, and all that it sent but passwords, to be sent once more; NULL: files or
					 * passwords were in it, or there was no form */
	bool is_unsaved;		/* such an answer: what was sent is told, whether or not it can be sent once more */
	bool is_returned;		/* the form that was sent comes back as it was typed, though nothing is refused: it asked for rows, and was not to be kept */
	bool is_sent_shown;		/* a form of this answer shows it */
	bool is_draft_shown;		/* likewise the draft that is taken */
	bool is_record_changed;		/* the form that is being written is one of a record that somebody else changed meanwhile */
	bool is_other_form;		/* another form was refused than the one that is being written */
	struct view_error_line error_lines[REFUSALS_MAX];	/* of each refusal, in their order */
	bool is_summary_shown;		/* what was refused stands on the page already */
};

/* What was typed into a form that is not in this answer, for what it was about has changed: refused and kept as no draft, or the draft that is
 * taken. Its words are shown. NULL: nothing is lost. */
const struct view_draft *view_lost(const struct view *v);
bool view_is_words(const char *value);		/* no code, number or day that was chosen */
/* The key of the next form: each has its own, so that sending one is not taken for sending another. */
const char *view_form_key(struct view *v);
/* {{ x }} in text and in quoted attributes */
void view_text(struct view *v, const char *text);		/* NULL writes nothing */
void view_int(struct view *v, int64_t number);			/* {{ int n }} : 73,851 grouped in text */
void view_int_plain(struct view *v, int64_t number);		/* {{ num n }} : 73851, for values and ids */
void view_grouped(struct view *v, const char *number);		/* {{ grouped x }} : "73851.50" as 73,851.50, for amounts that come as text */
void view_day(struct view *v, day_t day);			/* {{ day d }} ISO; open or none: — */
void view_url(struct view *v, const char *part);		/* {{ url x }} percent-encoded part of a URL */
void view_href(struct view *v, const char *url);		/* {{ href x }} a whole local URL: must begin with / ? or #, asserts otherwise */
void view_percent(struct view *v, int64_t part, int64_t whole, int decimals);	/* {{ percent a, b, 2 }} half up; 100% only when complete */
/* {{ t room.key name=value … }}, {{ message m name=value … }} */
void view_message(struct view *v, message m, const struct message_arg *args, size_t count);
/* Bytes that are HTML already. Only the generated code and view/ may call it; mk counts the calls.
 * In the header, since templates call it with short literals whose length the compiler knows. */
static inline void view_raw_html(struct view *v, const char *html, size_t bytes)
{
	if (v->out.room - v->out.bytes < bytes) {
		buffer_put(&v->out, html, bytes);
		return;
	}
	memcpy(v->out.data + v->out.bytes, html, bytes);
	v->out.bytes += bytes;
}

/* Small helpers for template arguments: text living in the view's arena. */
const char *view_number_text(struct view *v, int64_t number);
const char *view_grouped_text(struct view *v, const char *number);
/* Words of a practice in the language of the page; not of what people typed. */
static inline const char *view_named(const struct view *v, const char *text) { return programme_named(v->lang, text); }
const char *view_day_text(struct view *v, day_t day);
/* A day as exactly as it is known (enum date_precision): a month is 1978年7月 in Chinese, 1978-07 in English. */
const char *view_known_day(struct view *v, day_t day, int64_t precision);
const char *view_message_text(struct view *v, message m);	/* of a sentence without placeholders */

#endif
