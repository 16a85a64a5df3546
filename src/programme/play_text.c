#include "programme/play_text.h"

#include <string.h>
#include "base/buffer.h"
#include "programme/english.h"
#include "text/programme.h"

static const char UNSAID[] = "…";

const char *play_figure_next(struct arena *a, const char **text)
{
	const char *open = strchr(*text, '{'), *close = open == NULL ? NULL : strchr(open, '}');

	if (close == NULL)
		return NULL;
	*text = close + 1;
	return arena_text_n(a, open + 1, (size_t)(close - open - 1));
}

bool play_is_figure(struct name name)
{
	return name.kind == NAME_VALUE || name.kind == NAME_PARAM || name.kind == NAME_FIELD || name.kind == NAME_SHEET || name.kind == NAME_STEP;
}

const char *play_number_read_again(struct arena *a, struct fraction f)
{
	const char *exact = fraction_text(a, f);

	return strchr(exact, '/') == NULL ? exact : play_number_text(a, f);
}

const char *play_number_text(struct arena *a, struct fraction f)
{
	const char *exact = fraction_text(a, f);
	int64_t hundredths;

	f = fraction_multiply(f, fraction_of(100, 1));
	if (!fraction_is_number(f) || f.below == 1)
		return exact;
	hundredths = f.above / f.below;
	return arena_printf(a, "%s%lld.%02d", hundredths < 0 && hundredths > -100 ? "-" : "", (long long)(hundredths / 100),
		(int)(hundredths < 0 ? -hundredths % 100 : hundredths % 100));
}

static struct programme_value value_of(const struct play *play, struct name name)
{
	switch (name.kind) {
	case NAME_VALUE: return play_value(play, play->p->values[name.index].expression);
	case NAME_PARAM: return value_number(play->params[name.index]);
	case NAME_FIELD: return play->fields[name.index][name.field];
	case NAME_SHEET: return play->sheets[name.index];
	case NAME_STEP: return play->closed_on[name.index];
	default: return play->today;
	}
}

static const char *said(const struct play *play, enum lang lang, const char *name)
{
	struct programme_value v = value_of(play, programme_name(play->p, name));
	const char *person = play_name_of(play, programme_name(play->p, name));

	if (person != NULL)
		return person;
	switch (v.kind) {
	case VALUE_NUMBER: return play_number_text(play->arena, v.number);
	case VALUE_DATE: return day_text(play->arena, v.day);
	case VALUE_SYMBOL: return programme_named(lang, v.symbol);
	default: return UNSAID;
	}
}

/* What nobody called by a name, as a sentence about no case says it. */
static const char *some(struct arena *a, const struct programme *p, enum lang lang, struct name name)
{
	enum programme_value_kind kind = name.kind == NAME_VALUE ? p->values[name.index].kind : VALUE_UNKNOWN;

	return message_text(a, lang, name.kind == NAME_UNKNOWN ? T_programme_figure_this_day : kind == VALUE_DATE ? T_programme_figure_some_day :
		kind == VALUE_NUMBER ? T_programme_figure_some_number : T_programme_figure_some_thing, NULL, 0);
}

static const char *title_of(struct arena *a, const struct programme *p, enum lang lang, const char *text)
{
	struct name name = programme_name(p, text);
	const char *title = name.kind == NAME_VALUE ? p->values[name.index].title : name.kind == NAME_PARAM ? p->params[name.index].title : programme_title(p, name);

	return title == NULL ? some(a, p, lang, name) : arena_printf(a, lang == LANG_ZH ? "「%s」" : "\"%s\"", programme_named(lang, title));
}

/* Of a case what it knows; without one (play NULL) what it would be. subject: for {subject}, NULL where that is no figure. */
static const char *filled(struct arena *a, const struct programme *p, const struct play *play, const char *subject, enum lang lang, const char *words)
{
	const char *text = programme_named(lang, words), *from = text, *name;
	struct buffer b;

	buffer_init(&b, a, strlen(text) + 64);
	while ((name = play_figure_next(a, &text)) != NULL) {
		buffer_put(&b, from, (size_t)(strchr(from, '{') - from));
		if (subject != NULL && programme_word_is(WORD_SUBJECT, name))
			buffer_printf(&b, "%s", subject);
		else
			buffer_printf(&b, "%s", play == NULL ? title_of(a, p, lang, name) : said(play, lang, name));
		from = text;
	}
	buffer_printf(&b, "%s", from);
	return buffer_text(&b);
}

const char *play_text(const struct play *play, enum lang lang, const char *text)
{
	return filled(play->arena, play->p, play, NULL, lang, text);
}

const char *play_text_about(const struct play *play, const char *text, const char *subject)
{
	return filled(play->arena, play->p, play, subject, LANG_ZH, text);
}

/* : , ; in a Chinese sentence, behind a Chinese character and not before a digit, are wide ones. */
static const char *wide_marks(struct arena *a, const char *text)
{
	static const char NARROW[] = ":,;", *const WIDE[] = { "：", "，", "；" };
	struct buffer b;

	buffer_init(&b, a, strlen(text) + 64);
	for (const char *at = text; *at != '\0'; at++) {
		const char *mark = strchr(NARROW, *at);
		bool is_chinese = at > text && ((unsigned char)at[-1] & 0x80) != 0;

		if (mark != NULL && is_chinese && !(at[1] >= '0' && at[1] <= '9'))
			buffer_puts(&b, WIDE[mark - NARROW]);
		else
			buffer_putc(&b, *at);
	}
	return buffer_text(&b);
}

const char *play_text_plain(struct arena *a, const struct programme *p, enum lang lang, const char *text)
{
	const char *plain = filled(a, p, NULL, NULL, lang, text);

	return lang == LANG_ZH ? wide_marks(a, plain) : plain;
}
