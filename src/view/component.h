/* The components of a page. Every one is called from a template with named arguments; what is not named
 * is absent. `message` arguments come from the catalogue (T_room_key), `_text` ones are data.
 *
 *	{% call page_begin(.title = T_org_title, .crumbs = crumbs, .crumbs_count = 2) %}
 *	{% call card_begin(.title = T_org_facts, .more_href = "/org/5/edit", .more = T_org_edit) %}
 *	  {% call form_begin(.action = "/org/5", .row_version = row->row_version) %}
 *	    {% call field_text(.name = "name", .label = T_org_name, .value = row->name, .required = true, .chars_max = LIMIT_ORG_NAME) %}
 *	    {% call field_select(.name = "kind", .label = T_org_kind, .value = row->kind, .options = kinds, .options_count = n) %}
 *	  {% call form_end(.submit = T_view_save, .cancel_href = "/org/5") %}
 *	{% call card_end() %}
 *	{% call page_end() %}
 *
 * What x_begin opens, x_end closes; the template compiler checks the pairs. Icons are the names of
 * assets/icons.svg: "users", "plus", "down" … All components work without script. */
#ifndef VIEW_COMPONENT_H
#define VIEW_COMPONENT_H

#include "base/text.h"
#include "core/code.h"
#include "view/view.h"

/* ---- page ---- */

struct crumb { const char *href; message label; const char *label_text; };	/* href NULL: the last */

struct page {
	message title;			/* of the window and, unless has_own_head, the h1 */
	const char *title_text;
	message subtitle;
	const char *subtitle_text;
	const struct crumb *crumbs;
	size_t crumbs_count;
	bool has_own_head;		/* the page prints its h1 itself, e.g. with head_begin … head_end */
	bool is_wide_in_print;		/* landscape: lists */
	bool is_bare;			/* no menus: sign-in, errors, the old-browser page */
	bool is_public;			/* anybody may read it: leads to the other such pages, and is not marked as internal on paper */
};
#define page_begin(v, ...) page_begin_of(v, &(struct page){ __VA_ARGS__ })
#define page_end(v) page_end_of(v)
void page_open(struct view *v, const struct page *p);		/* of page_begin: what page_end has to know */
bool view_is_at(const struct view *v, const char *path);	/* the page of that path, or one below it */

/* A page head with buttons: head_begin(.title = …) <a class="btn">…</a> head_end() */
struct head { message title; const char *title_text; message subtitle; const char *subtitle_text; };
#define head_begin(v, ...) head_begin_of(v, &(struct head){ __VA_ARGS__ })
#define head_end(v) head_end_of(v)

/* ---- small things ---- */

void icon(struct view *v, const char *name);			/* decoration, hidden from readers */

enum tone { TONE_PLAIN, TONE_OK, TONE_WARN, TONE_DANGER, TONE_LATE, TONE_INFO, TONE_VIOLET, TONE_GOLD, TONE_RED };
struct tag { enum tone tone; message label; const char *label_text; const char *icon; };
#define tag(v, ...) tag_of(v, &(struct tag){ __VA_ARGS__ })

/* A box that says something: note(TONE_WARN, .label = …); tone OK, WARN, DANGER, INFO */
struct note { enum tone tone; message label; const char *label_text; };
#define note(v, ...) note_of(v, &(struct note){ __VA_ARGS__ })

/* A link that looks like a button. At most one is_primary a page. */
struct button { const char *href; message label; const char *icon; bool is_primary, is_small, is_danger, is_ghost, is_desktop_only; };
#define button(v, ...) button_of(v, &(struct button){ __VA_ARGS__ })

/* A bar with its number: meter(.part = 3, .whole = 5, .label = T_x_done, .tone = TONE_OK) */
struct meter { int64_t part, whole; message label; enum tone tone; };
#define meter(v, ...) meter_of(v, &(struct meter){ __VA_ARGS__ })

struct empty { const char *icon; message title, text; const char *href; message button; };
#define empty(v, ...) empty_of(v, &(struct empty){ __VA_ARGS__ })

/* ---- cards ---- */

struct card { message title; const char *title_text, *id; const char *more_href; message more; bool is_bare; };
/* card_begin … card_end has padding inside; panel_begin … panel_end has none (tables, task lists, filters). */
#define card_begin(v, ...) card_begin_of(v, &(struct card){ __VA_ARGS__ })
#define card_end(v) card_end_of(v)
#define panel_begin(v, ...) panel_begin_of(v, &(struct card){ __VA_ARGS__ })
#define panel_end(v) panel_end_of(v)

/* Every number opens its list. figures_begin figure(…) figure(…) figures_end; is_rated: with a share below. */
struct figure { const char *href; int64_t number; const char *number_text; message unit, label; const char *label_text; message hint; const char *hint_text; };
#define figures_begin(v) figures_begin_of(v)
#define figure(v, ...) figure_of(v, &(struct figure){ __VA_ARGS__ })
#define figures_end(v) figures_end_of(v)
/* The same, larger and across the page. */
#define kpis_begin(v) kpis_begin_of(v)
#define kpi(v, ...) kpi_of(v, &(struct figure){ __VA_ARGS__ })
#define kpis_end(v) kpis_end_of(v)

struct task_row { const char *icon, *href; message title; const char *title_text; message meta; const char *meta_text; message due; const char *due_text; enum tone tone; message button; bool is_lead; };
/* <ul>{% call task(…) %}</ul>; task_group before each <ul> */
#define task(v, ...) task_of(v, &(struct task_row){ __VA_ARGS__ })
struct task_group { message title; int64_t count; enum tone tone; };
#define task_group(v, ...) task_group_of(v, &(struct task_group){ __VA_ARGS__ })

/* ---- forms ---- */

struct form {
	const char *action;		/* local URL; always posts */
	int64_t row_version;		/* of the row that is edited, 0 if none */
	bool is_first;			/* the first change of what came with the program: 0 is the version that was seen, and is sent */
	bool has_files;
	const char *id;
	bool is_inline;			/* one button in a row, no column */
	bool is_list;			/* around a table with ticks */
	bool is_typed;			/* of a list: a table that is typed into, a draft of which is kept */
	bool is_record;			/* its fields hold what is stored: where somebody else changed it meanwhile each says what stands there now */
	bool has_own_summary;		/* the page prints error_summary itself */
	bool has_secrets;		/* passwords: no draft of it is kept */
	const char *mark, *mark_value;	/* several forms of one address on a page: the hidden field that tells them apart, and their drafts */
};
#define form_begin(v, ...) form_begin_of(v, &(struct form){ __VA_ARGS__ })
struct form_foot { message submit; const char *cancel_href; message cancel; bool is_danger, is_small, is_plain; const char *icon; };	/* is_plain: beside the act that the page is for */
#define form_end(v, ...) form_end_of(v, &(struct form_foot){ __VA_ARGS__ })	/* no submit: no button */

struct option { const char *value; message label; const char *label_text; };

/* All files of a form together, as the script says before it is sent: what the web floor takes, but for the texts beside them (web/excess.c compares). */
#define VIEW_FILES_BYTES_MAX (63ll * 1024 * 1024)
#define VIEW_FILES_COUNT_MAX 40

struct field {
	const char *name;		/* of the input, and of its refusals: ctx_refuse_field(c, name, …) */
	const char *id;			/* only if the name is twice on the page */
	message label;
	const char *label_text;
	message hint;
	const char *value;		/* what was typed, else what is stored */
	bool required, readonly, autofocus, is_checked, is_short;
	bool is_choice;			/* one of several of which some are needed, as the form says: not marked as optional */
	message needed_when;		/* of one that is needed beside what another field says: the label names the condition, in brackets, where it would say that it is optional */
	const char *type;		/* field_text: "text" (default), "password", "number", "tel", "search", "email" */
	const char *autocomplete;	/* "off" for other people's data; field_text's default */
	const char *inputmode;
	int64_t chars_max;		/* LIMIT_PERSON_NAME */
	const char *offers_href;	/* field_text: what is asked while somebody types, for a list of options below; it gets the field by its name. NULL: nothing is offered. What a refusal offers stands in that list from the beginning, and another name may be typed */
	int rows;			/* field_lines, default 4 */
	const struct option *options;	/* field_select, field_radio */
	size_t options_count;
	const char *const *groups;	/* field_select, filter_select: the heading under which each option stands, those of one heading together; NULL: none */
	const char *codes;		/* the same from a code set: "sex" */
	message empty;			/* field_select: text of the choice "" ; inline_text: shown while nothing is typed */
	const char *accept;		/* field_file: ".xlsx,.csv" */
	bool is_marked;			/* field_check: the form sends its name empty too, so that a draft without the name says that the box was not there yet */
	bool is_multiple;		/* field_file: several at once, in the order in which they are sent */
	const char *kept;		/* field_file: the name of the file that is there and that another replaces, NULL: none */
};
#define field_text(v, ...) field_text_of(v, &(struct field){ __VA_ARGS__ })
#define field_lines(v, ...) field_lines_of(v, &(struct field){ __VA_ARGS__ })
#define field_day(v, ...) field_day_of(v, &(struct field){ __VA_ARGS__ })	/* value is text: what was typed, or view_day_text */
#define field_select(v, ...) field_select_of(v, &(struct field){ __VA_ARGS__ })
#define field_radio(v, ...) field_radio_of(v, &(struct field){ __VA_ARGS__ })
#define field_check(v, ...) field_check_of(v, &(struct field){ __VA_ARGS__ })	/* value default "1" */
#define field_file(v, ...) field_file_of(v, &(struct field){ __VA_ARGS__ })	/* says 严禁上传涉密文件 */
/* In a form of one line (is_inline): no label beside it, label is for readers; empty: a placeholder. */
#define inline_text(v, ...) inline_text_of(v, &(struct field){ __VA_ARGS__ })
/* hidden(v, name, value), hidden_number(v, name, number), error_summary(v): plain functions of component.tmpl */

/* A step that asks before something happens: confirm_begin … what will happen … confirm_end. It is a form. */
struct confirm { const char *action; int64_t row_version; message title; const char *title_text; bool is_danger; };
#define confirm_begin(v, ...) confirm_begin_of(v, &(struct confirm){ __VA_ARGS__ })
#define confirm_end(v, ...) confirm_end_of(v, &(struct form_foot){ __VA_ARGS__ })

/* The first refusal of a field, NULL if none. */
const struct refusal *field_refusal(const struct view *v, const char *name);
void refusal_text(struct view *v, const struct refusal *r);
/* field_error(v, id, label, r): what was refused of a field that a page writes itself with id="f-ID", NULL writes nothing; a plain function of component.tmpl */

/* ---- lists ---- */

/* count_href: the number is fetched from there once the page stands, since it takes longer than the page may; NULL: it is `count`, or there is none */
struct tab { const char *href; message label; const char *label_text; int64_t count; bool has_count, is_current, is_after_line; const char *count_href; };
#define tabs(v, label, items, count) tabs_of(v, label, items, count)

/* A GET form over a list: filters_begin search select … filters_end. The URL holds the whole state. */
struct filters { const char *action; message label; };
#define filters_begin(v, ...) filters_begin_of(v, &(struct filters){ __VA_ARGS__ })
#define filter_search(v, ...) filter_search_of(v, &(struct field){ __VA_ARGS__ })
#define filter_select(v, ...) filter_select_of(v, &(struct field){ __VA_ARGS__ })	/* empty = "all" */
#define filter_text(v, ...) filter_text_of(v, &(struct field){ __VA_ARGS__ })
#define filters_end(v, ...) filters_end_of(v)

struct chip { const char *text, *remove_href; };
#define chips(v, items, count, clear_href) chips_of(v, items, count, clear_href)

/* <div class="table-wrap"><table class="dt">; the page writes thead and tbody. has_cards: rows become cards on
 * phones, each cell with its attribute data-l as label, the first with <div class="who"> as title. Numbers:
 * <td class="num r">. */
struct table { message label; const char *label_text; bool has_cards; };
#define table_begin(v, ...) table_begin_of(v, &(struct table){ __VA_ARGS__ })
#define table_end(v) table_end_of(v)
/* A <th> with a link that sorts; direction of the present order by it: 1 up, -1 down, 0 not by it. */
struct sort_head { message label; const char *href; int direction; bool is_right; };
#define sort_head(v, ...) sort_head_of(v, &(struct sort_head){ __VA_ARGS__ })

/* Ticks, inside a form: batch_bar_begin(v, T_x) buttons batch_bar_end; then in the table pick_head() and
 * pick_cell("id", row->id.v, row->name), plain functions. */
#define batch_bar_begin(v, label) batch_bar_begin_of(v, label)
#define batch_bar_end(v) batch_bar_end_of(v)

/* The foot of a list: rows a to b of n, and pages. href ends in "?" or "&"; "page=3" is appended.
 * is_capped: "more than". prints: the address understands print=1 (web_list_rows), so that the list can be had whole, LIST_PAPER_ROWS on one page. */
struct pager { const char *href; int64_t page, rows_per_page, rows_count; bool is_capped, prints; };
#define LIST_PAPER_ROWS 1000
#define pager(v, ...) pager_of(v, &(struct pager){ __VA_ARGS__ })
/* How many pages there are, at least 1. */
int64_t pager_pages(const struct pager *p);
/* The page numbers to print, in order, 0 for a gap; gives how many of the 9. */
size_t pager_numbers(const struct pager *p, int64_t numbers[9]);

/* print_button(v): a plain function; there with script only.
 * call_button(v, phone): dials the digits. Only where the full number was shown and that was logged (person.reveal, floating.reveal).
 * call_way(v, href, name): on a phone, in the row of somebody: leads to the page where the number is asked for with a reason. The number is not in it. */

/* ---- long work ---- */

/* Refreshes itself while it runs (every 2 s with script, by the link without). */
struct job { const char *title_text; int64_t done, total; message text; const char *text_text; const char *href; bool is_running; const char *stop_action; };
#define job(v, ...) job_of(v, &(struct job){ __VA_ARGS__ })

/* ---- answers that are not pages of a room ---- */

/* "How this figure was counted" (engines.md 7.4): a small line that opens, with the rule in words: {% call how(T_x_how) %} */
struct conflict_row { message label; const char *label_text; const char *name, *theirs, *mine, *mine_text; };	/* mine_text: in words; NULL: as typed */
/* 409: both versions side by side; what was typed is kept and can be saved over the new version. */
struct conflict {
	const char *action;
	int64_t row_version;		/* of the newer row */
	const char *back_href;
	const char *changed;		/* by whom and when, in a sentence; NULL where that is not known */
	const struct conflict_row *rows;
	size_t rows_count;
};
#define conflict_page(v, ...) conflict_page_of(v, &(struct conflict){ __VA_ARGS__ })
struct step_up_field { const char *name, *value; };
/* Asks for the password again before a grave act, and takes along what was typed. */
struct step_up {
	const char *again;		/* address of the act */
	const struct step_up_field *fields;
	size_t fields_count;
	bool is_wrong;			/* shown again after a wrong password */
};
/* step_up_page(v, step_up): a plain function of layout.tmpl.
 * error_page(v, status): 400 401 403 404 405 409 410 413 414 422 429 500 503, with the refusals of v->c in words.
 * old_browser_page(v): IE, 360 in compatibility mode, Chromium below 86. Plain functions of layout.tmpl. */

/* ---- what the templates of view/ themselves use ---- */

/* What an answer of that status is called, why it is so, and what to do next; of a status without words of its own what is said of 400 or 500. */
message error_title(int status);
message error_reason(int status);
message error_advice(int status);

/* Classes of the style sheet by tone: of a tag, a note, a bar, a dot and a task. */
const char *tone_class(enum tone tone);
const char *note_class(enum tone tone);
const char *bar_class(enum tone tone);
const char *dot_class(enum tone tone);
const char *task_class(enum tone tone);
int width_percent(int64_t part, int64_t whole);		/* 0 … 100; 100 only when complete, 0 only when none */
const char *width_class(int64_t part, int64_t whole);	/* "w0" … "w100" */
size_t options_end(const struct field *f, size_t from);	/* behind the last option that stands in one group with this one */
const struct code_set *field_codes(const struct field *f);	/* an empty set without codes; an unknown name asserts */
const char *code_words(const struct view *v, const struct code *code);
const char *field_id(const struct field *f);
/* "vote=decide": what a marked form calls its draft by, behind its address and #; NULL without a mark. */
const char *form_draft_mark(struct view *v, const struct form *f);
const struct view_draft *form_draft(struct view *v, const struct form *f);	/* that waits for this form, NULL if none */
bool form_keeps_draft(const struct view *v, const struct form *f);
const char *draft_href(struct view *v, const struct view_draft *d);	/* this page with the draft taken back */
/* From here on fields show what was typed: when this very form was refused or comes back what was sent, else the draft that is taken. */
void form_open(struct view *v, const struct form *f, const struct view_draft *draft);
void form_close(struct view *v);
/* Was a form of that address sent just now and comes back, refused or as it was typed? */
bool form_is_refused(const struct view *v, const char *action);
/* Has the page refusals to list that it has not listed yet? From now on it has. */
bool error_summary_once(struct view *v);
/* How many refusals can be put right on the page: not those of a rule or of somebody's meanwhile change that name no field. */
int error_mendable_count(const struct view *v);
/* The list of errors stands before the fields, and only they know whether they are on the page: each line is kept a place, the field says where it stands, and the
 * end of the page has the line lead there, sorts the lines as the fields stand, and lets each say its reason: on a long page nobody scrolls to learn it. */
void error_line_begin(struct view *v, int refusal);
void error_line_end(struct view *v, int refusal);
void error_told_at(struct view *v, const struct refusal *r, const char *field_id, const char *label);	/* label NULL: it has none */
bool error_wants_name(struct view *v, const struct view_error_line *line, const struct refusal *r);	/* its sentence does not name the field */
void error_lines_write(struct view *v);
const char *field_label_text(struct view *v, const struct field *f);	/* NULL: it has none */
int64_t form_version(const struct view *v, int64_t stored);	/* of the row, as the draft that is shown saw it */
/* A post as the register calls it; in English pages with its English name before, where it is one of the posts that the platform knows: "Secretary (书记)". */
const char *post_words(struct view *v, const char *name);
/* What was typed into the draft that is shown, else what the page gives. */
const char *field_value(const struct view *v, const struct field *f);
/* What stands there now, in words, where a form of a record (is_record) comes back because somebody else changed it, and something else was typed; NULL: the same, or the field never gives
 * what is stored. */
const char *field_stands(struct view *v, const struct field *f);
/* Of a file that waits for this field (web/waiting.h): what the form sends for it, and its name as the browser had it; NULL: none waits. */
#define FIELD_WAITING "kept:"	/* and the name of the field: the name of what is sent */
size_t field_waiting(struct view *v, const struct field *f, const char *const **waiting);
const char *files_max_words(struct view *v);	/* what the script says of files that are too large or too many: it puts {size} and {count} in */
const char *field_lost(struct view *v, const struct field *f);	/* names of files that were sent and are not kept, with signs between; NULL: none */
const char *field_waiting_name(const char *waiting);
const char *field_waiting_names(struct view *v, const char *const *waiting, size_t count);	/* with signs between */
bool field_is_checked(const struct view *v, const struct field *f);
const char *field_described_by(struct view *v, const struct field *f, const struct refusal *r);

/* Is it one of those browsers? NULL is not. */
bool is_old_browser(const char *user_agent);

#include "view/component_tmpl.h"
#include "view/layout_tmpl.h"

#endif
