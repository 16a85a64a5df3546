#include "command/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include "base/text.h"
#include "core/crypto.h"

static bool refuse(const char *what, const char *why)
{
	fprintf(stderr, "jishi: %s: %s\n", what, why);
	return false;
}

/* One line without its end; what is longer than the room is refused, not cut. */
static bool read_line(int fd, char passphrase[PASSPHRASE_BYTES_MAX])
{
	size_t bytes = 0;
	ssize_t got;

	while (bytes < PASSPHRASE_BYTES_MAX && ((got = read(fd, passphrase + bytes, 1)) == 1 || (got < 0 && errno == EINTR))) {
		if (got == 1 && passphrase[bytes++] == '\n')
			break;
	}
	if (bytes == PASSPHRASE_BYTES_MAX)
		return false;
	if (bytes > 0 && passphrase[bytes - 1] == '\n')
		bytes--;
	if (bytes > 0 && passphrase[bytes - 1] == '\r')
		bytes--;
	passphrase[bytes] = '\0';
	return true;
}

static bool from_file(const char *file, char passphrase[PASSPHRASE_BYTES_MAX])
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	struct stat about;
	bool is_good;

	if (fd < 0)
		return refuse(file, strerror(errno));
	is_good = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 077) == 0;
	if (!is_good)
		refuse(file, "others may read the passphrase; set the mode of the file to 0600");
	else if (!read_line(fd, passphrase))
		is_good = refuse(file, "the first line is too long for a passphrase");
	close(fd);
	return is_good;
}

static bool ask(int terminal, const char *question, char passphrase[PASSPHRASE_BYTES_MAX])
{
	struct termios before, unseen;
	bool is_good;

	if (tcgetattr(terminal, &before) != 0)
		return false;
	unseen = before;
	unseen.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &unseen);
	dprintf(terminal, "%s", question);
	is_good = read_line(terminal, passphrase);
	dprintf(terminal, "\n");
	tcsetattr(terminal, TCSAFLUSH, &before);
	return is_good;
}

static bool from_terminal(bool is_new, char passphrase[PASSPHRASE_BYTES_MAX])
{
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	char again[PASSPHRASE_BYTES_MAX] = "";
	bool is_good, is_same;

	if (terminal < 0)
		return refuse("passphrase", "there is no terminal to ask on; give --passphrase-file");
	is_good = ask(terminal, "Passphrase: ", passphrase) && (!is_new || ask(terminal, "Once more: ", again));
	is_same = !is_new || crypto_same(passphrase, again);
	crypto_wipe(again, sizeof(again));
	close(terminal);
	if (!is_good)
		return refuse("passphrase", "could not be read");
	return is_same || refuse("passphrase", "the two entries differ; nothing was written");
}

bool passphrase_take(const char *file, bool is_new, char passphrase[PASSPHRASE_BYTES_MAX])
{
	if (!(file != NULL ? from_file(file, passphrase) : from_terminal(is_new, passphrase)))
		return false;
	if (!text_is_utf8(passphrase, strlen(passphrase)) || text_chars(passphrase) < KEYRING_PASSPHRASE_CHARS_MIN) {
		fprintf(stderr, "jishi: a passphrase needs at least %d characters; four or five unrelated words are easy to keep\n", KEYRING_PASSPHRASE_CHARS_MIN);
		return false;
	}
	return true;
}
