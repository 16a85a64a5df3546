-- One role begun for several people at once is remembered, so that it can be taken back.
--sqlite
CREATE TABLE role_many (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  day INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  undone_s INTEGER NOT NULL
) STRICT;
CREATE INDEX role_many_by_account ON role_many (account_id, id);
CREATE TABLE role_many_row (
  many_id INTEGER NOT NULL REFERENCES role_many (id),
  role_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  ended_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  PRIMARY KEY (many_id, role_id)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE role_many (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  day BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  undone_s BIGINT NOT NULL
);
CREATE INDEX role_many_by_account ON role_many (account_id, id);
CREATE TABLE role_many_row (
  many_id BIGINT NOT NULL REFERENCES role_many (id),
  role_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  ended_id BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  PRIMARY KEY (many_id, role_id)
);
