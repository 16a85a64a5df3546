/* First words of the manifest's lines; for archive.c and archive_read.c alone. In this order:
 *
 *	jishi-archive 1
 *	program VERSION
 *	created UTC-SECONDS
 *	engine sqlite|postgres
 *	schema VERSION DIGEST
 *	keyring FINGERPRINT NUMBER-OF-FIELD-KEYS
 *	audit LAST-NUMBER HASH
 *	ids MARK
 *	entry BYTES SHA256 NAME			one a file of the archive, in its order
 *	table NAME ROWS COLUMN:KIND,…		after the entry of a table
 *	sign SIGNATURE				over the lines before */
#ifndef COMMAND_ARCHIVE_LINES_H
#define COMMAND_ARCHIVE_LINES_H

#define LINE_HEAD "jishi-archive 1"
#define LINE_PROGRAM "program"
#define LINE_CREATED "created"
#define LINE_ENGINE "engine"
#define LINE_SCHEMA "schema"
#define LINE_KEYRING "keyring"
#define LINE_AUDIT "audit"
#define LINE_IDS "ids"
#define LINE_ENTRY "entry"
#define LINE_TABLE "table"
#define LINE_SIGN "sign"
#define ARCHIVE_MANIFEST "manifest"
#define ARCHIVE_PURPOSE "archive"

#endif
