-- Reviews: marks given by raters, combined into one number.
--sqlite
CREATE TABLE review (
  id INTEGER NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CHECK (length(subject) <= 20),
  subject_id INTEGER NOT NULL,
  part_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 120),
  org_id INTEGER NOT NULL REFERENCES org (id),
  raters_title TEXT NOT NULL CHECK (length(raters_title) <= 120),
  low_above INTEGER NOT NULL,
  low_below INTEGER NOT NULL,
  high_above INTEGER NOT NULL,
  high_below INTEGER NOT NULL,
  least INTEGER NOT NULL,
  is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
  combine TEXT NOT NULL CHECK (length(combine) <= 10),
  raters INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  papers INTEGER NOT NULL,
  result_above INTEGER NOT NULL,
  result_below INTEGER NOT NULL,
  opened_by INTEGER NOT NULL,
  opened_s INTEGER NOT NULL,
  closed_by INTEGER NOT NULL,
  closed_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_by_item ON review (subject, subject_id, part_id, item);
CREATE INDEX review_by_org ON review (org_id, id);
CREATE TABLE review_rater (
  id INTEGER NOT NULL PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  circle TEXT NOT NULL CHECK (length(circle) <= 30)
) STRICT;
CREATE UNIQUE INDEX review_rater_by_number ON review_rater (review_id, number);
CREATE INDEX review_rater_by_person ON review_rater (person_id, review_id);
CREATE TABLE review_paper (
  id INTEGER NOT NULL PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  number INTEGER NOT NULL,
  rater INTEGER NOT NULL,
  circle TEXT NOT NULL CHECK (length(circle) <= 30),
  mark_above INTEGER NOT NULL,
  mark_below INTEGER NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  void_reason TEXT NOT NULL CHECK (length(void_reason) <= 200),
  typed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_paper_by_number ON review_paper (review_id, number);
--postgres
CREATE TABLE review (
  id BIGINT NOT NULL PRIMARY KEY,
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 20),
  subject_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 120),
  org_id BIGINT NOT NULL REFERENCES org (id),
  raters_title TEXT COLLATE "C" NOT NULL CHECK (char_length(raters_title) <= 120),
  low_above BIGINT NOT NULL,
  low_below BIGINT NOT NULL,
  high_above BIGINT NOT NULL,
  high_below BIGINT NOT NULL,
  least BIGINT NOT NULL,
  is_secret BIGINT NOT NULL CHECK (is_secret IN (0, 1)),
  combine TEXT COLLATE "C" NOT NULL CHECK (char_length(combine) <= 10),
  raters BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  papers BIGINT NOT NULL,
  result_above BIGINT NOT NULL,
  result_below BIGINT NOT NULL,
  opened_by BIGINT NOT NULL,
  opened_s BIGINT NOT NULL,
  closed_by BIGINT NOT NULL,
  closed_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX review_by_item ON review (subject, subject_id, part_id, item);
CREATE INDEX review_by_org ON review (org_id, id);
CREATE TABLE review_rater (
  id BIGINT NOT NULL PRIMARY KEY,
  review_id BIGINT NOT NULL REFERENCES review (id),
  number BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  circle TEXT COLLATE "C" NOT NULL CHECK (char_length(circle) <= 30)
);
CREATE UNIQUE INDEX review_rater_by_number ON review_rater (review_id, number);
CREATE INDEX review_rater_by_person ON review_rater (person_id, review_id);
CREATE TABLE review_paper (
  id BIGINT NOT NULL PRIMARY KEY,
  review_id BIGINT NOT NULL REFERENCES review (id),
  number BIGINT NOT NULL,
  rater BIGINT NOT NULL,
  circle TEXT COLLATE "C" NOT NULL CHECK (char_length(circle) <= 30),
  mark_above BIGINT NOT NULL,
  mark_below BIGINT NOT NULL,
  is_void BIGINT NOT NULL CHECK (is_void IN (0, 1)),
  void_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(void_reason) <= 200),
  typed_by BIGINT NOT NULL
);
CREATE UNIQUE INDEX review_paper_by_number ON review_paper (review_id, number);
