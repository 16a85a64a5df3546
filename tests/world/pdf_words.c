#include "world/pdf_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buffer.h"

/* What a tool says of the file; it is called with these words, the fourth of which becomes the name of the file. */
static struct buffer told(struct arena *a, const void *data, size_t bytes, const char *words[])
{
	char path[] = "/tmp/jishi-pdf-XXXXXX", part[4096];
	int fd = mkstemp(path), out[2], status;
	struct buffer text;
	ssize_t n;
	pid_t child;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, data, bytes), (ssize_t)bytes);
	close(fd);
	assert_int_equal(pipe(out), 0);
	child = fork();
	if (child == 0) {
		dup2(out[1], STDOUT_FILENO);
		words[3] = path;
		execvp(words[0], (char *const *)words);
		_exit(127);
	}
	close(out[1]);
	buffer_init(&text, a, 0);
	while ((n = read(out[0], part, sizeof(part))) > 0)
		buffer_put(&text, part, (size_t)n);
	close(out[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 0);
	unlink(path);
	return text;
}

char *pdf_words(struct arena *a, const void *data, size_t bytes)
{
	struct buffer text = told(a, data, bytes, (const char *[]){ "pdftotext", "-layout", "-q", NULL, "-", NULL });

	return (char *)buffer_text(&text);
}

struct pdf_pixels pdf_pixels(struct arena *a, const void *data, size_t bytes)
{
	struct buffer ppm = told(a, data, bytes, (const char *[]){ "pdftoppm", "-r", "72", NULL, NULL });
	struct pdf_pixels p;
	int head = 0;

	assert_int_equal(sscanf(buffer_text(&ppm), "P6 %d %d 255%n", &p.width, &p.height, &head), 2);
	p.rgb = (const unsigned char *)ppm.data + head + 1;
	assert_true(ppm.bytes >= (size_t)head + 1 + (size_t)p.width * (size_t)p.height * 3);
	return p;
}
