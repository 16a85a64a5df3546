--sqlite
CREATE TABLE account_password (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  password TEXT NOT NULL CHECK (length(password) <= 200),
  ended_s INTEGER NOT NULL
) STRICT;
CREATE INDEX account_password_by_account ON account_password (account_id, id);
CREATE TABLE draft (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  form TEXT NOT NULL CHECK (length(form) <= 200),
  page TEXT NOT NULL CHECK (length(page) <= 500),
  content BLOB NOT NULL,
  changed_s INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX draft_by_form ON draft (account_id, form);
CREATE INDEX draft_by_age ON draft (changed_s);
CREATE TABLE post_right_change (
  id INTEGER NOT NULL PRIMARY KEY,
  post_kind TEXT NOT NULL CHECK (length(post_kind) <= 40),
  rights TEXT NOT NULL CHECK (length(rights) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  proposed_by INTEGER NOT NULL REFERENCES account (id),
  proposed_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX post_right_change_by_state ON post_right_change (state, id);
--postgres
CREATE TABLE account_password (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  password TEXT COLLATE "C" NOT NULL CHECK (char_length(password) <= 200),
  ended_s BIGINT NOT NULL
);
CREATE INDEX account_password_by_account ON account_password (account_id, id);
CREATE TABLE draft (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  form TEXT COLLATE "C" NOT NULL CHECK (char_length(form) <= 200),
  page TEXT COLLATE "C" NOT NULL CHECK (char_length(page) <= 500),
  content BYTEA NOT NULL,
  changed_s BIGINT NOT NULL
);
CREATE UNIQUE INDEX draft_by_form ON draft (account_id, form);
CREATE INDEX draft_by_age ON draft (changed_s);
CREATE TABLE post_right_change (
  id BIGINT NOT NULL PRIMARY KEY,
  post_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(post_kind) <= 40),
  rights TEXT COLLATE "C" NOT NULL CHECK (char_length(rights) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  proposed_by BIGINT NOT NULL REFERENCES account (id),
  proposed_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX post_right_change_by_state ON post_right_change (state, id);
