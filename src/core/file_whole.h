/* Is an upload whole: a file whose beginning is right may be cut off, or hold nothing behind it. */
#ifndef CORE_FILE_WHOLE_H
#define CORE_FILE_WHOLE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

/* A PDF ends with its mark. */
bool file_pdf_is_whole(int fd, int64_t bytes);
/* What .docx .xlsx .pptx .ofd are inside: a zip with its list of contents at the end, and in it the part by which that kind is known (ISO/IEC 29500-2,
 * GB/T 33190). `suffix` is one of them, in letters of either size. False also where the list is longer than 4 MiB. */
bool file_zip_is_of(struct arena *a, int fd, int64_t bytes, const char *suffix);

#endif
