/* What the doctor looks at around the database: who may open its files, room on the disk, the clock, the certificate. */
#include "command/doctor.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>
#include "base/date.h"
#include "command/install.h"

#define ROOM_BYTES_LOW (1024ll << 20)
#define ROOM_BYTES_SCARCE (200ll << 20)
#define CERTIFICATE_DAYS_SOON 30

/* ---- files ---- */

/* Whether it is there; its mode is judged. */
static bool look_at_mode(struct doctor *d, const char *path, bool is_needed)
{
	struct stat about;

	if (stat(path, &about) != 0) {
		if (is_needed)
			doctor_say(d, DOCTOR_PROBLEM, "files", "%s: %s", path, strerror(errno));
		return false;
	}
	if ((about.st_mode & 077) != 0)
		doctor_say(d, DOCTOR_PROBLEM, "permissions", "others on this machine may open %s (mode %03o); run: chmod %s %s", path, about.st_mode & 0777u,
			S_ISDIR(about.st_mode) ? "700" : "600", path);
	else if (geteuid() != 0 && about.st_uid != geteuid())
		doctor_say(d, DOCTOR_PROBLEM, "permissions", "%s belongs to another user of this machine", path);
	return true;
}

static void look_at_files(struct doctor *d)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", ".head", ".lock" };
	char path[PATH_MAX];
	int before = d->count;

	for (size_t i = 0; !install_is_postgres(d->db) && i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", d->db, ENDS[i]);
		look_at_mode(d, path, i == 0);
	}
	look_at_mode(d, d->keys, true);
	install_files_path(path, sizeof(path), d->db, d->keys);
	look_at_mode(d, path, false);
	if (d->count == before)
		doctor_say(d, DOCTOR_GOOD, "permissions", "only the owner may open the database, its papers and its keys");
}

/* A restore or a backup needs as much as the database again. */
static void look_at_room(struct doctor *d)
{
	char path[PATH_MAX];
	struct stat about = { 0 };
	struct statvfs disk;
	int64_t room, wanted = ROOM_BYTES_LOW;

	snprintf(path, sizeof(path), "%s", install_is_postgres(d->db) ? d->keys : d->db);
	if (!install_is_postgres(d->db) && stat(d->db, &about) == 0 && 2 * (int64_t)about.st_size > wanted)
		wanted = 2 * (int64_t)about.st_size;
	if (statvfs(dirname(path), &disk) != 0) {
		doctor_say(d, DOCTOR_PROBLEM, "disk", "%s: %s", path, strerror(errno));
		return;
	}
	room = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
	if (room < ROOM_BYTES_SCARCE)
		doctor_say(d, DOCTOR_PROBLEM, "disk", "only %lld MB are free; a full disk stops all writing", (long long)(room >> 20));
	else if (room < wanted)
		doctor_say(d, DOCTOR_ADVICE, "disk", "%lld MB are free, %lld MB would leave room for a copy of the database", (long long)(room >> 20),
			(long long)(wanted >> 20));
	else
		doctor_say(d, DOCTOR_GOOD, "disk", "%lld MB are free", (long long)(room >> 20));
}

/* ---- clock and certificate ---- */

static void look_at_clock(struct doctor *d)
{
	struct timex t = { 0 };

	if (adjtimex(&t) == TIME_ERROR || (t.status & STA_UNSYNC) != 0)
		doctor_say(d, DOCTOR_ADVICE, "clock", "the machine's clock is not kept by a time service; one-time codes and the log need the right time");
	else
		doctor_say(d, DOCTOR_GOOD, "clock", "the machine's clock is kept by a time service");
}

static int days_until(const ASN1_TIME *end, bool *is_known)
{
	int days = 0, seconds = 0;

	*is_known = ASN1_TIME_diff(&days, &seconds, NULL, end) == 1;
	return days < 0 || seconds < 0 ? -1 : days;
}

void doctor_look_at_certificate(struct doctor *d, const char *path)
{
	FILE *f = fopen(path, "re");
	X509 *certificate = f == NULL ? NULL : PEM_read_X509(f, NULL, NULL, NULL);
	bool is_known = false;
	int days = certificate == NULL ? 0 : days_until(X509_get0_notAfter(certificate), &is_known);

	if (f == NULL)
		doctor_say(d, DOCTOR_PROBLEM, "certificate", "%s: %s", path, strerror(errno));
	else if (!is_known)
		doctor_say(d, DOCTOR_PROBLEM, "certificate", "%s holds no certificate (PEM)", path);
	else if (days < 0)
		doctor_say(d, DOCTOR_PROBLEM, "certificate", "%s has expired: browsers refuse the pages; put a new one in place", path);
	else if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0)
		doctor_say(d, DOCTOR_PROBLEM, "certificate", "%s is not yet in force, or the machine's clock is wrong", path);
	else if (days < CERTIFICATE_DAYS_SOON)
		doctor_say(d, DOCTOR_ADVICE, "certificate", "%s ends in %d days; ask for the next one now", path, days);
	else
		doctor_say(d, DOCTOR_GOOD, "certificate", "in force for %d more days", days);
	X509_free(certificate);
	if (f != NULL)
		fclose(f);
}

void doctor_look_around(struct doctor *d)
{
	look_at_files(d);
	look_at_room(d);
	look_at_clock(d);
	if (d->cert != NULL)
		doctor_look_at_certificate(d, d->cert);
}
