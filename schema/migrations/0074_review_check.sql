-- Papers of a review without names as a second person typed them.
--sqlite
CREATE TABLE review_check (
  id INTEGER NOT NULL PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  number INTEGER NOT NULL,
  circle TEXT NOT NULL CHECK (length(circle) <= 30),
  mark_above INTEGER NOT NULL,
  mark_below INTEGER NOT NULL,
  typed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_check_by_number ON review_check (review_id, number);
--postgres
CREATE TABLE review_check (
  id BIGINT NOT NULL PRIMARY KEY,
  review_id BIGINT NOT NULL REFERENCES review (id),
  number BIGINT NOT NULL,
  circle TEXT COLLATE "C" NOT NULL CHECK (char_length(circle) <= 30),
  mark_above BIGINT NOT NULL,
  mark_below BIGINT NOT NULL,
  typed_by BIGINT NOT NULL
);
CREATE UNIQUE INDEX review_check_by_number ON review_check (review_id, number);
