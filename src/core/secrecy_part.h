/* The ways to look through what a file holds, for core/secrecy_read.c: they run in the confined child. Each gives the first marking, in the arena; NULL: none.
 * *is_cut becomes true where not all of it was looked through, and nothing was found up to there: too many parts, too large when it is unpacked, files in
 * files in files, or a coding that is not read. */
#ifndef CORE_SECRECY_PART_H
#define CORE_SECRECY_PART_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* UTF-8 or GB18030; `cells` as secrecy_in_text has it. */
const char *secrecy_in_plain(struct arena *a, const char *data, size_t bytes, const char *cells);
/* .docx .xlsx .pptx .ofd: their XML, and the office files, pages and texts that stand in them, one in another. */
const char *secrecy_in_office(struct arena *a, const char *data, size_t bytes, bool *is_cut);
/* A page of the web, also one with a head of a letter (.mht) in quoted-printable. */
const char *secrecy_in_html(struct arena *a, const char *data, size_t bytes, bool *is_cut);
/* The old .doc and .xls: only a mark with its star. */
const char *secrecy_in_old(struct arena *a, const char *data, size_t bytes);

#endif
