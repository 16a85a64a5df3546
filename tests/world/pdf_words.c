#include "world/pdf_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buffer.h"

char *pdf_words(struct arena *a, const void *data, size_t bytes)
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
		execlp("pdftotext", "pdftotext", "-layout", path, "-", (char *)NULL);
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
	return (char *)buffer_text(&text);
}
