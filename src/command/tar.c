#include "command/tar.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Places and lengths of the fields in a header. */
enum { NAME_AT = 0, MODE_AT = 100, UID_AT = 108, GID_AT = 116, SIZE_AT = 124, TIME_AT = 136, SUM_AT = 148, TYPE_AT = 156, MAGIC_AT = 257 };

static void put_octal(char *at, int digits, int64_t number)
{
	for (int i = digits - 1; i >= 0; i--) {
		at[i] = (char)('0' + (number & 7));
		number >>= 3;
	}
	assert(number == 0);
}

static int64_t get_octal(const char *at, int digits)
{
	int64_t number = 0;

	for (int i = 0; i < digits; i++) {
		if (at[i] < '0' || at[i] > '7')
			return -1;
		number = number << 3 | (at[i] - '0');
	}
	return number;
}

void tar_header(char header[TAR_BLOCK_BYTES], const char *name, int64_t bytes, int64_t modified_s)
{
	int64_t sum = 0;

	assert(strlen(name) <= TAR_NAME_CHARS && bytes >= 0 && bytes <= TAR_SIZE_MAX);
	memset(header, 0, TAR_BLOCK_BYTES);
	memcpy(header + NAME_AT, name, strlen(name));
	put_octal(header + MODE_AT, 7, 0600);
	put_octal(header + UID_AT, 7, 0);
	put_octal(header + GID_AT, 7, 0);
	put_octal(header + SIZE_AT, 11, bytes);
	put_octal(header + TIME_AT, 11, modified_s);
	header[TYPE_AT] = '0';
	memcpy(header + MAGIC_AT, "ustar\0" "00", 8);
	/* The sum is over a header whose own sum is blanks. */
	memset(header + SUM_AT, ' ', 8);
	for (int i = 0; i < TAR_BLOCK_BYTES; i++)
		sum += (unsigned char)header[i];
	put_octal(header + SUM_AT, 6, sum);
	header[SUM_AT + 6] = '\0';
}

bool tar_parse(const char header[TAR_BLOCK_BYTES], char name[TAR_NAME_CHARS + 1], int64_t *bytes, int64_t *modified_s)
{
	char again[TAR_BLOCK_BYTES];

	if (memchr(header, '\0', TAR_NAME_CHARS + 1) == NULL || header[0] == '\0')
		return false;
	memcpy(name, header, TAR_NAME_CHARS + 1);
	*bytes = get_octal(header + SIZE_AT, 11);
	*modified_s = get_octal(header + TIME_AT, 11);
	if (*bytes < 0 || *bytes > TAR_SIZE_MAX || *modified_s < 0)
		return false;
	tar_header(again, name, *bytes, *modified_s);
	return memcmp(again, header, TAR_BLOCK_BYTES) == 0;
}

int tar_padding(int64_t bytes)
{
	return (int)((TAR_BLOCK_BYTES - bytes % TAR_BLOCK_BYTES) % TAR_BLOCK_BYTES);
}
