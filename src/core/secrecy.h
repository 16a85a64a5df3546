/* Markings of secrecy (密级标志) in what is uploaded. The platform is no secret system (保守国家秘密法): a file that is marked stops at the
 * door. A marking is not a mention: 秘密投票, 保守党的秘密 and 严禁上传机密文件 are the words of ordinary papers.
 *
 * Read whole, in the confined child (short UTF-8 text here): text in UTF-8 or GB18030, the XML in .docx .xlsx .pptx .ofd (of a workbook every sheet, its name and what it prints above and below), the text of PDF (core/pdf_text.h); in the old
 * .doc .xls .wps .et only a mark with its star; in an office file the office files, pages and texts that are put into it, one in another. What cannot be looked
 * through to its end is not taken. Not read: pictures, in a PDF too, whose letters no part of the program knows. */
#ifndef CORE_SECRECY_H
#define CORE_SECRECY_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

#define SECRECY_SHOWN_CHARS 30

/* 绝密, 机密 or 秘密 in the name of a file, in the arena; NULL: none, or none but in a phrase that marks nothing (秘密投票, 保守国家秘密,
 * 不含机密). */
const char *secrecy_in_name(struct arena *a, const char *name);

/* The first marking in a text, with what follows it in its line, in the arena and cut at SECRECY_SHOWN_CHARS; NULL: none. `text` is UTF-8.
 * A marking is the word
 *	before ★ (国家秘密标志 "机密★10年");
 *	alone in its line, or with 密级 before it or a term behind it ("秘密 5年");
 *	before 保密期限 and its term;
 *	named as the level of this paper: "密级：机密", "本件为秘密级"; not "不属秘密级", not "密级分为绝密、机密、秘密".
 * Each of `cells` ends a line as well: "\t" for rows of cells, "" for prose. */
const char *secrecy_in_text(struct arena *a, const char *text, size_t bytes, const char *cells);

enum secrecy_answer {
	SECRECY_NONE,		/* no marking, or nothing that can be read */
	SECRECY_MARKED,
	SECRECY_UNREAD,		/* too many parts, too large when it is unpacked, or the child died or took too long: it cannot be said */
	SECRECY_LOCKED,		/* a PDF that asks for a password to be opened: neither we nor whoever needs the paper can read it */
	SECRECY_DAMAGED,	/* a PDF in which no page can be found, however it is mended: nobody can read it */
	SECRECY_LACKS,		/* a PDF that names more or fewer pages than it has: which are missing nobody can tell */
	SECRECY_BUSY		/* the confined child is not there */
};
struct secrecy_found {
	const char *mark;			/* SECRECY_MARKED: what was found, in the arena; else NULL */
	int pages_named, pages_found;		/* SECRECY_LACKS: how many pages it says it has, INT_MAX for that or more, and how many are there */
};
/* Reads the file at `fd` as its media type (core/file.h) and its name say. */
enum secrecy_answer secrecy_read(struct arena *a, int fd, const char *media_type, const char *name, struct secrecy_found *found);

/* The work in the child, for core/parsers.h. sheet_prepare comes before it. */
int secrecy_job(int in_fd, int out_fd, const char *args);

#endif
