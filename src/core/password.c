#include "core/password.h"

#include <assert.h>
#include <ctype.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "core/common_passwords.h"

/* ---- the gate: each hash takes 19 MiB and a core for a while, so strangers must not start many ---- */

#define RUNNING_MAX 2
#define WAITING_MAX 64
#define CALIBRATE_GOAL_MS 50
#define CALIBRATE_PASSES_MAX 64

static pthread_mutex_t gate_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_free = PTHREAD_COND_INITIALIZER;
static int running_count, waiting_count;
static atomic_int passes = PASSWORD_PASSES_MIN;

static bool gate_enter(void)
{
	bool may_run;

	pthread_mutex_lock(&gate_lock);
	may_run = running_count < RUNNING_MAX || waiting_count < WAITING_MAX;
	if (may_run) {
		waiting_count++;
		while (running_count >= RUNNING_MAX)
			pthread_cond_wait(&gate_free, &gate_lock);
		waiting_count--;
		running_count++;
	}
	pthread_mutex_unlock(&gate_lock);
	return may_run;
}

static void gate_leave(void)
{
	pthread_mutex_lock(&gate_lock);
	assert(running_count > 0);
	running_count--;
	pthread_cond_signal(&gate_free);
	pthread_mutex_unlock(&gate_lock);
}

/* ---- slow hash ---- */

static bool hash_into(char out[crypto_pwhash_STRBYTES], const char *text, int passes_count)
{
	return crypto_pwhash_str_alg(out, text, strlen(text), (unsigned long long)passes_count, PASSWORD_MEMORY_BYTES,
				     crypto_pwhash_ALG_ARGON2ID13) == 0;
}

int password_calibrate(void)
{
	char out[crypto_pwhash_STRBYTES];
	int64_t began = stopwatch_ms(), took;
	int64_t wanted;

	if (!hash_into(out, "calibrate", PASSWORD_PASSES_MIN))
		return passes;
	took = stopwatch_ms() - began;
	wanted = took <= 0 ? CALIBRATE_PASSES_MAX : (PASSWORD_PASSES_MIN * CALIBRATE_GOAL_MS + took - 1) / took;
	if (wanted < PASSWORD_PASSES_MIN)
		wanted = PASSWORD_PASSES_MIN;
	if (wanted > CALIBRATE_PASSES_MAX)
		wanted = CALIBRATE_PASSES_MAX;
	passes = (int)wanted;
	return passes;
}

void password_set_passes(int count)
{
	assert(count >= PASSWORD_PASSES_MIN);
	passes = count;
}

char *password_hash(struct keyring *k, struct arena *a, const char *password)
{
	char *peppered = crypto_pepper(k, a, password), *out = arena_alloc(a, crypto_pwhash_STRBYTES);
	bool good;

	static_assert(crypto_pwhash_STRBYTES <= PASSWORD_HASH_CHARS_MAX, "column account.password");
	if (!gate_enter())
		return NULL;
	good = hash_into(out, peppered, passes);
	gate_leave();
	crypto_wipe(peppered, strlen(peppered));
	return good ? out : NULL;
}

enum password_answer password_check(struct keyring *k, struct arena *a, const char *hash, const char *password)
{
	char *peppered = crypto_pepper(k, a, password);
	bool right;

	if (!gate_enter())
		return PASSWORD_BUSY;
	right = crypto_pwhash_str_verify(hash, peppered, strlen(peppered)) == 0;
	gate_leave();
	crypto_wipe(peppered, strlen(peppered));
	return right ? PASSWORD_RIGHT : PASSWORD_WRONG;
}

enum password_answer password_check_nobody(struct keyring *k, struct arena *a, const char *password)
{
	char *peppered = crypto_pepper(k, a, password);
	char out[crypto_pwhash_STRBYTES];

	if (!gate_enter())
		return PASSWORD_BUSY;
	(void)hash_into(out, peppered, passes);
	gate_leave();
	crypto_wipe(peppered, strlen(peppered));
	return PASSWORD_WRONG;
}

/* ---- rules ---- */

#define DJBH3_CHARS_MIN 10
#define DJBH3_CLASSES_MIN 3
#define ASVS_CHARS_MIN 15
#define COMMON_CHARS_MIN 4	/* a shorter core is not looked up: "ab" in "abX!93kd" is no common password */
#define DIFFERENT_MIN 5

enum password_profile password_profile_find(const char *name)
{
	return strcmp(name, "asvs") == 0 ? PASSWORD_ASVS : PASSWORD_DJBH3;
}

int password_chars_min(enum password_profile profile)
{
	return profile == PASSWORD_ASVS ? ASVS_CHARS_MIN : DJBH3_CHARS_MIN;
}

static int classes_count(const char *password)
{
	bool upper = false, lower = false, digit = false, other = false;

	for (const char *p = password; *p != '\0'; p++) {
		unsigned char byte = (unsigned char)*p;

		upper |= isupper(byte) != 0;
		lower |= islower(byte) != 0;
		digit |= isdigit(byte) != 0;
		other |= isalnum(byte) == 0;
	}
	return upper + lower + digit + other;
}

/* Steps of 0, +1 or -1 from one character to the next are a run: aaaa, 1234, dcba. */
static bool is_mostly_runs(const char *password)
{
	size_t steps = 0, length = strlen(password);
	bool seen[256] = { false };
	int different = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)password[i];

		different += !seen[byte];
		seen[byte] = true;
		if (i > 0 && byte - (unsigned char)password[i - 1] <= 1 && (unsigned char)password[i - 1] - byte <= 1)
			steps++;
	}
	return different < DIFFERENT_MIN || steps * 2 > length;
}

static bool holds_ignoring_case(const char *text, const char *part)
{
	return strcasestr(text, part) != NULL;
}

/* p@ssw0rd → password */
static char plain_letter(char c)
{
	static const char FROM[] = "@4301$5!7", TO[] = "aaeoissit";
	const char *at = c == '\0' ? NULL : strchr(FROM, c);

	return at != NULL ? TO[at - FROM] : c;
}

static bool is_listed_core(const char *lower, size_t length)
{
	char core[PASSWORD_CHARS_MAX + 1];

	if (length < COMMON_CHARS_MIN || length > PASSWORD_CHARS_MAX)
		return false;
	memcpy(core, lower, length);
	core[length] = '\0';
	if (common_password_is_listed(core))
		return true;
	for (size_t i = 0; i < length; i++)
		core[i] = plain_letter(core[i]);
	return common_password_is_listed(core);
}

/* The word itself, or the word with only digits and signs before and after it. */
static bool is_common(const char *password)
{
	char lower[PASSWORD_CHARS_MAX * 4 + 1];
	size_t length = strlen(password), from = 0, to;

	assert(length < sizeof(lower));
	for (size_t i = 0; i <= length; i++)
		lower[i] = (char)tolower((unsigned char)password[i]);
	if (is_listed_core(lower, length))
		return true;
	for (to = length; to > 0 && isalpha((unsigned char)lower[to - 1]) == 0; to--)
		if (is_listed_core(lower, to - 1))
			return true;
	while (from < to && isalpha((unsigned char)lower[from]) == 0)
		from++;
	return is_listed_core(lower + from, to - from);
}

enum password_fault password_judge(enum password_profile profile, const char *login, const char *password)
{
	size_t chars = text_chars(password);

	if (chars < (size_t)password_chars_min(profile))
		return PASSWORD_TOO_SHORT;
	if (chars > PASSWORD_CHARS_MAX)
		return PASSWORD_TOO_LONG;
	if (profile == PASSWORD_DJBH3 && classes_count(password) < DJBH3_CLASSES_MIN)
		return PASSWORD_TOO_PLAIN;
	if (strlen(login) >= 3 && holds_ignoring_case(password, login))
		return PASSWORD_HAS_LOGIN;
	if (is_mostly_runs(password))
		return PASSWORD_REPEATS;
	return is_common(password) ? PASSWORD_COMMON : PASSWORD_FINE;
}

char *password_invent(struct arena *a)
{
	static const char LETTERS[] = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
	char *text = arena_alloc(a, 25);

	do {
		for (int i = 0; i < 24; i++)
			text[i] = i % 6 == 5 ? '-' : LETTERS[randombytes_uniform(sizeof(LETTERS) - 1)];
		text[23] = '\0';
	} while (password_judge(PASSWORD_ASVS, "", text) != PASSWORD_FINE || classes_count(text) < 4);
	return text;
}
