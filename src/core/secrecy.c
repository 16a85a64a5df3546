#include "core/secrecy.h"

#include <string.h>
#include "base/text.h"

#define SECOND "密"
#define BACK_BYTES 300		/* how far a line is looked at before and behind the word */

static const char *const FIRSTS[] = { "绝", "机", "秘" };
static const char *const WORDS[] = { "绝密", "机密", "秘密" };
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A word, and the line around it: from ≤ word < end ≤ to. */
struct hit {
	const char *from, *word, *end, *to;
	size_t which;		/* of WORDS */
	bool is_begun, is_over;	/* the line begins at `from`, ends at `to` */
};

/* ---- steps over a text ---- */

static bool starts(const char *at, const char *to, const char *with)
{
	size_t bytes = strlen(with);

	return (size_t)(to - at) >= bytes && memcmp(at, with, bytes) == 0;
}

static bool ends(const char *from, const char *at, const char *with)
{
	size_t bytes = strlen(with);

	return (size_t)(at - from) >= bytes && memcmp(at - bytes, with, bytes) == 0;
}

static const char *skip_any(const char *at, const char *to, const char *const list[])
{
	for (size_t i = 0; list[i] != NULL; i++)
		if (starts(at, to, list[i])) {
			at += strlen(list[i]);
			i = (size_t)-1;
		}
	return at;
}

static const char *skip_any_back(const char *from, const char *at, const char *const list[])
{
	for (size_t i = 0; list[i] != NULL; i++)
		if (ends(from, at, list[i])) {
			at -= strlen(list[i]);
			i = (size_t)-1;
		}
	return at;
}

static bool starts_any(const char *at, const char *to, const char *const list[])
{
	return skip_any(at, to, list) != at;
}

static const char *const BLANKS[] = { " ", "\t", "　", "\xc2\xa0", NULL };
static const char *const FRAMES[] = { " ", "\t", "　", "\xc2\xa0", "【", "】", "〔", "〕", "（", "）", "(", ")", "[", "]", "《", "》", "“", "”", "\"", "'", "：", ":",
	"*", "-", "—", "\xef\xbb\xbf", "_", "=", "·", "。", NULL };
static const char *const STARS[] = { "★", "☆", NULL };
static const char *const TERMS[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "０", "１", "２", "３", "４", "５", "６", "７", "８", "９", "一", "二", "三", "四", "五",
	"六", "七", "八", "九", "十", "两", "年", "个月", "月", "日", "长期", "永久", "以下", "启封前", NULL };
static const char *const LEVELS[] = { "级", NULL };

static const char *behind_blanks(const char *at, const char *to)
{
	return skip_any(at, to, BLANKS);
}

/* ---- what makes a marking of a word ---- */

static bool has_star(const struct hit *h)
{
	return starts_any(behind_blanks(skip_any(behind_blanks(h->end, h->to), h->to, LEVELS), h->to), h->to, STARS);
}

/* Alone in its line but for brackets, 密级 and the term. */
static bool is_alone(const struct hit *h)
{
	static const char *const NAMES[] = { "密级", "密級", NULL };
	const char *before = skip_any_back(h->from, h->word, FRAMES), *behind;

	before = skip_any_back(h->from, skip_any_back(h->from, before, NAMES), FRAMES);
	behind = skip_any(skip_any(h->end, h->to, FRAMES), h->to, LEVELS);
	for (const char *at = NULL; at != behind;) {
		at = behind;
		behind = skip_any(skip_any(behind, h->to, FRAMES), h->to, TERMS);
	}
	return h->is_begun && h->is_over && before == h->from && behind == h->to;
}

/* 机密 保密期限：10年; not "绝密级国家秘密保密期限不超过三十年" of the law. */
static bool has_term(const struct hit *h)
{
	static const char *const NAME[] = { "保密期限", "保密期", NULL };
	static const char *const BETWEEN[] = { " ", "　", "\t", "，", "；", ",", ";", "（", "(", "级", NULL }, *const SAYS[] = { " ", "　", "\t", "：", ":", "为", NULL };
	const char *at = skip_any(h->end, h->to, BETWEEN), *name = skip_any(at, h->to, NAME);

	return name != at && starts_any(skip_any(name, h->to, SAYS), h->to, TERMS);
}

/* Behind it the clause ends, or it is said of a paper. */
static bool is_said_out(const struct hit *h)
{
	static const char *const AFTER[] = { "。", "；", ";", "，", ",", "！", "!", "）", ")", "】", " ", "　", "\t", "文件", "资料", "材料", "件", NULL };
	const char *at = skip_any(h->end, h->to, LEVELS);

	return at == h->to ? h->is_over : starts_any(at, h->to, AFTER);
}

static bool is_denied(const char *from, const char *at)
{
	static const char *const DENIALS[] = { "不", "非", "未", "无", "严禁", "禁止", "勿", "切莫", NULL }, *const CLAUSES[] = { "。", "；", "，", ",", ";", "！", NULL };

	for (const char *p = at; p > from; p--) {
		for (size_t i = 0; CLAUSES[i] != NULL; i++)
			if (ends(from, p, CLAUSES[i]))
				return false;
		for (size_t i = 0; DENIALS[i] != NULL; i++)
			if (ends(from, p, DENIALS[i]))
				return true;
	}
	return false;
}

/* "密级：机密", "密级为机密"; not the list of levels that a law or an empty form gives. */
static bool is_level_named(const struct hit *h)
{
	static const char *const SAYS[] = { " ", "　", "\t", "：", ":", "为", "是", "属", "于", "（", "(", "【", NULL }, *const LISTS[] = { "、", "/", "／", "□", "☐", "或", "和", NULL };
	const char *name = skip_any_back(h->from, h->word, SAYS), *behind = behind_blanks(skip_any(h->end, h->to, LEVELS), h->to);

	return name != h->word && ends(h->from, name, "密级") && !is_denied(h->from, name) && !starts_any(behind, h->to, LISTS) && is_said_out(h);
}

/* "本件为秘密级"; not "严禁上传秘密级文件", nor "应当定为绝密级的事项". */
static bool is_called(const struct hit *h)
{
	static const char *const VERBS[] = { "为", "属于", "属", "是", "系", "列为", NULL };

	return starts(h->end, h->to, "级") && skip_any_back(h->from, h->word, VERBS) != h->word && !is_denied(h->from, h->word) && is_said_out(h);
}

/* ---- finding words ---- */

static bool is_end(char c, const char *cells)
{
	return c == '\n' || c == '\r' || c == '\f' || c == '\v' || (c != '\0' && strchr(cells, c) != NULL);
}

/* The word that ends with the 密 at `at`. */
static bool word_at(const char *text, const char *stop, const char *at, const char *cells, struct hit *h)
{
	const char *first = skip_any_back(text, at, BLANKS);

	for (h->which = 0; h->which < COUNT(FIRSTS) && !ends(text, first, FIRSTS[h->which]); h->which++)
		;
	if (h->which == COUNT(FIRSTS))
		return false;
	h->word = first - strlen(FIRSTS[h->which]);
	h->end = at + strlen(SECOND);
	for (h->from = h->word; h->from > text && h->word - h->from < BACK_BYTES && !is_end(h->from[-1], cells); h->from--)
		;
	for (h->to = h->end; h->to < stop && h->to - h->end < BACK_BYTES && !is_end(*h->to, cells); h->to++)
		;
	h->is_begun = h->from == text || is_end(h->from[-1], cells);
	h->is_over = h->to == stop || is_end(*h->to, cells);
	while (h->from < h->word && ((unsigned char)*h->from & 0xC0) == 0x80)	/* not in the middle of a character */
		h->from++;
	return true;
}

static bool is_marking(const struct hit *h)
{
	return has_star(h) || is_alone(h) || has_term(h) || is_level_named(h) || is_called(h);
}

/* The word and what follows it; for a level that is named, from the name on. */
static const char *shown(struct arena *a, const struct hit *h)
{
	const char *at = h->word, *p;
	size_t chars = 0;

	for (const char *q = h->from; q + strlen("密级") <= h->word; q++)
		if (starts(q, h->word, "密级"))
			at = q;
	for (p = at; p < h->to && chars <= SECRECY_SHOWN_CHARS; p++)
		chars += ((unsigned char)*p & 0xC0) != 0x80;
	if (chars > SECRECY_SHOWN_CHARS)
		p--;
	while (p > h->end && strchr(" \t", p[-1]) != NULL)
		p--;
	return arena_text_n(a, at, (size_t)(p - at));
}

const char *secrecy_in_text(struct arena *a, const char *text, size_t bytes, const char *cells)
{
	const char *stop;
	struct hit h;

	text = text_plain(a, text, &bytes);
	stop = text + bytes;
	for (const char *at = text; (at = memmem(at, (size_t)(stop - at), SECOND, strlen(SECOND))) != NULL; at += strlen(SECOND))
		if (word_at(text, stop, at, cells, &h) && is_marking(&h))
			return shown(a, &h);
	return NULL;
}

/* ---- names of files ---- */

static bool is_phrase(const struct hit *h)
{
	static const char *const BEFORE[] = { "国家", "保守", "党的", "商业", "工作", NULL };
	static const char *const BEHIND[] = { "投票", "选举", "表决", "写票", "划票", "填票", "填写", "计票", "推荐", "测评", NULL };
	static const char *const DENIED[] = { "严禁", "禁止", "不得", "不含", "未含", "不涉", NULL };

	if (ends(h->from, h->word, "非"))
		return true;
	if (h->which == COUNT(WORDS) - 1 && (skip_any_back(h->from, h->word, BEFORE) != h->word || starts_any(h->end, h->to, BEHIND)))
		return true;
	for (const char *p = h->word; p > h->from; p--)
		for (size_t i = 0; DENIED[i] != NULL; i++)
			if (ends(h->from, p, DENIED[i]))
				return true;
	return false;
}

const char *secrecy_in_name(struct arena *a, const char *name)
{
	size_t bytes = strlen(name);
	const char *stop;
	struct hit h;

	name = text_plain(a, name, &bytes);
	stop = name + bytes;
	for (const char *at = name; (at = strstr(at, SECOND)) != NULL; at += strlen(SECOND))
		if (word_at(name, stop, at, "", &h) && !is_phrase(&h))
			return arena_text(a, WORDS[h.which]);
	return NULL;
}
