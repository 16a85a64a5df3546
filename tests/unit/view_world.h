/* What tests of view/ share: a page that is written for somebody signed in, and looked through afterwards. */
#ifndef TESTS_UNIT_VIEW_WORLD_H
#define TESTS_UNIT_VIEW_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "text/view.h"
#include "view/asset.h"
#include "view/component.h"
#include "view/menu.h"

struct world { struct arena *arena; struct ctx c; struct view view; };

static struct view *new_view(struct world *w, size_t room_bytes)
{
	memset(w, 0, sizeof *w);
	w->arena = arena_new();
	w->c.arena = w->arena;
	w->view.arena = w->arena;
	w->view.c = &w->c;
	w->view.csrf_token = "tok\"en";
	w->view.form_key = "key";
	w->view.path = "/person/7";
	buffer_init(&w->view.out, w->arena, room_bytes);
	return &w->view;
}

static const char *html(struct view *v)
{
	return buffer_text(&v->out);
}

/* ---- writers ---- */

static const char *const PAYLOADS[] = {
	"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><script>",
	"</textarea><svg/onload=alert(1)>", "<!--", "]]>", "&lt;script&gt;", "&#x3c;script&#x3e;", "`\"'><", "a\"b'c<d>e&f",
	"\"\"\"\"\"\"\"\"", "<<<<<<<<", "1234567<", "12345678<", "javascript:alert(1)//\"", "李'华\"<b>", "𠮷<𠮷", "&amp;", "{{ x }}",
};

#endif
