-- Draws: a frozen pool, a seed, the lots drawn.
--sqlite
CREATE TABLE draw (
  id INTEGER NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CHECK (length(subject) <= 20),
  subject_id INTEGER NOT NULL,
  part_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 120),
  org_id INTEGER NOT NULL REFERENCES org (id),
  wanted INTEGER NOT NULL,
  pool_count INTEGER NOT NULL,
  pool_digest TEXT NOT NULL CHECK (length(pool_digest) <= 64),
  seed_source TEXT NOT NULL CHECK (length(seed_source) <= 200),
  seed TEXT NOT NULL CHECK (length(seed) <= 200),
  opened_by INTEGER NOT NULL,
  opened_s INTEGER NOT NULL,
  drawn_by INTEGER NOT NULL,
  drawn_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX draw_by_org ON draw (org_id, id);
CREATE INDEX draw_by_item ON draw (subject, subject_id, part_id, item);
CREATE TABLE draw_lot (
  id INTEGER NOT NULL PRIMARY KEY,
  draw_id INTEGER NOT NULL REFERENCES draw (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  place INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX draw_lot_by_number ON draw_lot (draw_id, number);
--postgres
CREATE TABLE draw (
  id BIGINT NOT NULL PRIMARY KEY,
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 20),
  subject_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 120),
  org_id BIGINT NOT NULL REFERENCES org (id),
  wanted BIGINT NOT NULL,
  pool_count BIGINT NOT NULL,
  pool_digest TEXT COLLATE "C" NOT NULL CHECK (char_length(pool_digest) <= 64),
  seed_source TEXT COLLATE "C" NOT NULL CHECK (char_length(seed_source) <= 200),
  seed TEXT COLLATE "C" NOT NULL CHECK (char_length(seed) <= 200),
  opened_by BIGINT NOT NULL,
  opened_s BIGINT NOT NULL,
  drawn_by BIGINT NOT NULL,
  drawn_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX draw_by_org ON draw (org_id, id);
CREATE INDEX draw_by_item ON draw (subject, subject_id, part_id, item);
CREATE TABLE draw_lot (
  id BIGINT NOT NULL PRIMARY KEY,
  draw_id BIGINT NOT NULL REFERENCES draw (id),
  number BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  place BIGINT NOT NULL
);
CREATE UNIQUE INDEX draw_lot_by_number ON draw_lot (draw_id, number);
