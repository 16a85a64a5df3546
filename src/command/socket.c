/* The asker's side and what goes over the wire. One message each way, then the end:
 *
 *	"jishi 1\0" word \0 word \0 … \0	with the descriptor of a file, if any, beside the first byte
 *	"CODE BYTES BYTES\n" output errors */
#include "command/socket.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "base/text.h"
#include "command/install.h"
#include "command/socket_wire.h"

void socket_path(char *path, size_t bytes, const char *db, const char *keys)
{
	install_path_beside(path, bytes, db, keys, ".sock");
}

bool wire_address(const char *path, struct sockaddr_un *address)
{
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (strlen(path) >= sizeof(address->sun_path))
		return false;
	memcpy(address->sun_path, path, strlen(path));
	return true;
}

int wire_connect(const char *path)
{
	struct sockaddr_un address;
	int fd;

	if (!wire_address(path, &address))
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

bool wire_write(int fd, const char *data, size_t bytes)
{
	while (bytes > 0) {
		ssize_t sent = send(fd, data, bytes, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		data += sent;
		bytes -= (size_t)sent;
	}
	return true;
}

/* The first byte carries the descriptor. */
static bool send_first(int to, const char *data, int fd)
{
	union { char room[CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control = { 0 };
	struct iovec piece = { (void *)(uintptr_t)data, 1 };
	struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1 };
	struct cmsghdr *c;

	if (fd >= 0) {
		message.msg_control = control.room;
		message.msg_controllen = sizeof(control.room);
		c = CMSG_FIRSTHDR(&message);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &fd, sizeof(int));
	}
	return sendmsg(to, &message, MSG_NOSIGNAL) == 1;
}

static bool send_request(int to, int argc, char **argv, int fd)
{
	char request[WIRE_REQUEST_BYTES_MAX];
	size_t at = sizeof(WIRE_HEAD);

	memcpy(request, WIRE_HEAD, sizeof(WIRE_HEAD));
	for (int i = 0; i < argc; i++) {
		size_t bytes = strlen(argv[i]) + 1;

		if (bytes == 1 || at + bytes + 1 > sizeof(request))
			return false;
		memcpy(request + at, argv[i], bytes);
		at += bytes;
	}
	request[at++] = '\0';
	return send_first(to, request, fd) && wire_write(to, request + 1, at - 1);
}

/* Everything until the other end closes, 0-terminated, to be freed; NULL when it breaks off. */
static char *read_all(int fd, size_t *bytes)
{
	size_t room = 1 << 16;
	char *data = malloc(room);
	ssize_t got = 0;

	*bytes = 0;
	while (data != NULL && ((got = read(fd, data + *bytes, room - *bytes - 1)) > 0 || (got < 0 && errno == EINTR))) {
		*bytes += got > 0 ? (size_t)got : 0;
		if (room - *bytes < 1024) {
			char *more = realloc(data, room *= 2);

			if (more == NULL)
				free(data);
			data = more;
		}
	}
	if (data != NULL && got == 0) {
		data[*bytes] = '\0';
		return data;
	}
	free(data);
	return NULL;
}

struct answer { int code; const char *out, *err; size_t out_bytes, err_bytes; };

static bool read_answer(const char *said, size_t bytes, struct answer *a)
{
	int head_bytes = 0;

	if (sscanf(said, "%d %zu %zu%n", &a->code, &a->out_bytes, &a->err_bytes, &head_bytes) != 3 || said[head_bytes] != '\n' ||
	    (size_t)head_bytes + 1 + a->out_bytes + a->err_bytes != bytes)
		return false;
	a->out = said + head_bytes + 1;
	a->err = a->out + a->out_bytes;
	return true;
}

static bool print_answer(const char *said, size_t bytes, int *code)
{
	struct answer a;

	if (!read_answer(said, bytes, &a))
		return false;
	*code = a.code;
	fwrite(a.out, 1, a.out_bytes, stdout);
	fwrite(a.err, 1, a.err_bytes, stderr);
	return true;
}

bool socket_ask(const char *path, int argc, char **argv, int fd, int *code)
{
	int to = wire_connect(path);
	char *answer;
	size_t bytes;

	if (to < 0)
		return false;
	*code = EXIT_REFUSED;
	if (!send_request(to, argc, argv, fd)) {
		fprintf(stderr, "jishi: the server that holds this database does not take the command\n");
	} else {
		answer = read_all(to, &bytes);
		/* Whether it was done is not known: the log tells. */
		if (answer == NULL || !print_answer(answer, bytes, code))
			fprintf(stderr, "jishi: the server broke off; look into the log whether it was done\n");
		free(answer);
	}
	close(to);
	return true;
}

bool socket_ask_of(const char *db, const char *keys, int argc, char **argv, int fd, int *code)
{
	char path[PATH_MAX];

	if (install_is_postgres(db) && keys == NULL)
		return false;
	socket_path(path, sizeof(path), db, keys);
	return socket_ask(path, argc, argv, fd, code);
}

bool socket_day_of(const char *db, const char *keys, day_t *day)
{
	char path[PATH_MAX], word[] = "date", *words[] = { word }, *said = NULL, text[16];
	struct answer a = { .code = EXIT_REFUSED };
	size_t bytes = 0;
	int to;

	if (install_is_postgres(db) && keys == NULL)
		return false;
	socket_path(path, sizeof(path), db, keys);
	to = wire_connect(path);
	if (to < 0)
		return false;
	if (send_request(to, 1, words, -1))
		said = read_all(to, &bytes);
	close(to);
	*day = DAY_NONE;
	if (said != NULL && read_answer(said, bytes, &a) && a.code == EXIT_DONE && a.out_bytes < sizeof(text)) {
		snprintf(text, sizeof(text), "%.*s", (int)strcspn(a.out, "\n"), a.out);
		*day = day_parse_iso(text);
	}
	free(said);
	return *day != DAY_NONE;
}
