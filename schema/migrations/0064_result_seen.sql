-- Who has read what became of something asked for; why grave rights were given back.
--sqlite
CREATE TABLE post_right_refusal (
  change_id INTEGER NOT NULL PRIMARY KEY REFERENCES post_right_change (id),
  reason TEXT NOT NULL CHECK (length(reason) <= 200)
) STRICT;
CREATE TABLE result_seen (
  account_id INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 20),
  subject_id INTEGER NOT NULL,
  seen_s INTEGER NOT NULL,
  PRIMARY KEY (account_id, kind, subject_id)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE post_right_refusal (
  change_id BIGINT NOT NULL PRIMARY KEY REFERENCES post_right_change (id),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200)
);
CREATE TABLE result_seen (
  account_id BIGINT NOT NULL REFERENCES account (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 20),
  subject_id BIGINT NOT NULL,
  seen_s BIGINT NOT NULL,
  PRIMARY KEY (account_id, kind, subject_id)
);
