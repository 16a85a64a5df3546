/* Uploaded papers: kept beside the database in FILE.files/ under their SHA-256, told by content, never by
 * name. The row of table `file` says what a digest belongs to; two rows may share one digest. Nothing kept is
 * ever changed; a withdrawn paper keeps its row, and so does one whose content was destroyed (core/erasure.h). Downloads go through a permission check of the room. */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include "core/ctx.h"
#include "core/file_sql.h"

#define FILE_BYTES_MAX (50ll * 1024 * 1024)
#define FILE_DIGEST_CHARS 64

struct file_store;

/* `folder` is made when absent and `create`. NULL with the reason. */
struct file_store *file_store_open(const char *folder, bool create, char *error, size_t error_bytes);
void file_store_close(struct file_store *f);	/* NULL is allowed */

struct file_kept {
	char digest[FILE_DIGEST_CHARS + 1];
	const char *media_type;
	int64_t bytes;
};

/* What a file is, by its first bytes; NULL: executable, script, page, or nothing an office keeps. */
const char *file_media_type(const void *head, size_t bytes);

/* Is that a photo as telephones keep it (HEIC, HEIF, AVIF; ISO/IEC 23008-12), which offices' programs do not open? Told by its first bytes. */
bool file_is_heic(const void *head, size_t bytes);

/* Checks an upload and keeps its bytes on disk: before ctx_begin, since it is slow. Images lose their
 * metadata first. Refuses at `field`: empty, too large, a word of secrecy in the name or a marking in the text (core/secrecy.h), a kind that is not
 * kept, a name that promises another kind than the bytes. A kept file without a row is no harm. */
bool file_keep(struct ctx *c, const char *field, const char *name, int fd, int64_t bytes, struct file_kept *kept);
/* The same look at a file that sheet_open takes (a workbook or cells of text, whatever it is called) and that is read and not kept: all of it, the rows above
 * the head, columns beside it, other sheets and their names. Refuses at `field` a marking, and what cannot be read for one. */
bool file_sheet_is_unmarked(struct ctx *c, const char *field, int fd);
/* Inside the transaction: the row. Returns its id. Where the bytes were destroyed meanwhile, as those of another paper, the request runs again. */
struct file_place { const char *subject; int64_t subject_id, org_id; const char *kind; day_t paper_day; };
int64_t file_record(struct ctx *c, const struct file_kept *kept, const char *name, const struct file_place *place);
/* Is a file of that name what was signed or sealed, scanned or written: a picture, a PDF, a document (Word, WPS, OFD)? Refuses at `field` a workbook, slides,
 * cells and plain text, which anybody may type anew: the minutes of a meeting are no list of members. Rows belong into a table of the form, which reads
 * workbooks. What is no file that an office keeps is file_keep's to refuse. */
#define FILE_PAPERS_ACCEPT ".pdf,.jpg,.jpeg,.png,.ofd,.docx,.doc,.wps"
bool file_is_paper(struct ctx *c, const char *field, const char *name);
/* Would file_keep take it? Looks as long as that does, and says nothing. */
bool file_is_right(struct ctx *c, const char *name, int fd, int64_t bytes);
/* A descriptor at offset 0 to be closed by the caller (or handed to web_attachment_fd), -1 if the bytes are gone. */
int file_read(struct file_store *f, const char *digest);
/* Puts the bytes of `fd` under their digest, on disk when it says true. For restore; uploads go through file_keep. */
bool file_put_back(struct file_store *f, struct arena *a, int fd, char digest[FILE_DIGEST_CHARS + 1]);
/* Removes the bytes for good: true when they are gone from the folder, and that is on disk. Others may have the same digest (core/erasure.h). */
bool file_destroy(struct file_store *f, const char *digest);
/* A lock on the bytes of the folder, also between processes, to be closed by the caller: shared for whoever reads all of them and needs what was
 * there when it began, waiting for it; alone for whoever destroys some, -1 at once where somebody reads. */
int file_store_lock(struct file_store *f, bool is_alone);
/* A file without a name in the folder, gone with its descriptor: for what is made of papers and sent. -1: there is no room. */
int file_unnamed(struct file_store *f);
/* The folder itself, of the store; for core/file_wait.c, which has a folder of its own in it. */
int file_store_folder(const struct file_store *f);
/* Are the bytes under their digest still those? For verify. */
bool file_is_intact(struct file_store *f, struct arena *a, const char *digest);

#endif
