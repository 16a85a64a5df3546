/* What a clerk looks after: possible duplicates and names of unknown reading. */
#include "rooms/person/person.h"
#include "rooms/person/person_twin.h"
#include "rooms/person/person_check_tmpl.h"
#include "text/archive.h"
#include "web/web.h"

#define ROWS_MAX 200

ROUTE(GET, "/person/duplicates", person_duplicates_page, MAY_EDIT_PERSON, "People of one name and birthday in the own range")
ROUTE(POST, "/person/:person/distinct", person_distinct_save, MAY_EDIT_PERSON, "Say that somebody is not the other of the same name and birthday")
ROUTE(GET, "/person/readings", person_readings_page, MAY_EDIT_PERSON, "Names with characters of unknown reading")
ROUTE(POST, "/person/:person/reading", person_reading_save, MAY_EDIT_PERSON, "Say how a name is read")

/* `refused`: whose form is shown again with what was typed; 0: nobody's. */
static void show_duplicates(struct web *w, int64_t refused)
{
	const struct actor *actor = &w->c->actor;
	struct person_duplicate *rows;
	size_t count = person_duplicates(w->c->store, actor->region_id, actor->path_from, actor->path_to, ROWS_MAX, &rows);

	person_duplicates_page_of(&w->view, rows, count, ROWS_MAX, refused, web_param(w, "reason"));
	web_page(w);
}

void person_duplicates_page(struct web *w)
{
	show_duplicates(w, 0);
}

void person_distinct_save(struct web *w)
{
	person_id id = web_path(w, person);
	struct person_row row;

	if (!person_see(w->c, id, &row))
		return;
	if (person_distinct(w->c, id, web_param(w, "reason"))) {
		web_notice(w, T_archive_twin_saved, "name", row.name, NULL);
		web_redirect(w, "/person/duplicates");
	} else if (web_form_again(w)) {
		show_duplicates(w, id.v);
	}
}

void person_readings_page(struct web *w)
{
	const struct actor *actor = &w->c->actor;
	struct person_unread_row *rows;
	size_t count = person_unread(w->c->store, actor->region_id, actor->path_from, actor->path_to, ROWS_MAX, &rows);

	person_readings_page_of(&w->view, rows, count, ROWS_MAX);
	web_page(w);
}

void person_reading_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;

	if (!person_see(c, web_path(w, person), &row))
		return;
	if (person_read_as(c, row.id, web_param(w, "reading"), web_row_version(w))) {
		web_notice(w, T_archive_reading_saved, NULL);
		web_redirect(w, "/person/readings");
	} else if (web_form_again(w)) {
		person_readings_page(w);
	}
}
