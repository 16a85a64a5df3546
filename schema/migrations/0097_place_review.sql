-- That an organisation looked over its responsibility areas and posts, as it does once a year.
--sqlite
CREATE TABLE place_review (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  day INTEGER NOT NULL,
  floors_count INTEGER NOT NULL,
  floor_gaps INTEGER NOT NULL,
  posts_count INTEGER NOT NULL,
  post_gaps INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  publication_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX place_review_by_org ON place_review (org_id, day, id);
--postgres
CREATE TABLE place_review (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  day BIGINT NOT NULL,
  floors_count BIGINT NOT NULL,
  floor_gaps BIGINT NOT NULL,
  posts_count BIGINT NOT NULL,
  post_gaps BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  publication_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE INDEX place_review_by_org ON place_review (org_id, day, id);
