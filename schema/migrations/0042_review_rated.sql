-- Whom a named review is about gives no mark in it.
--sqlite
CREATE TABLE review_rated (
  id INTEGER NOT NULL PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  person_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_rated_by_review ON review_rated (review_id, person_id);
--postgres
CREATE TABLE review_rated (
  id BIGINT NOT NULL PRIMARY KEY,
  review_id BIGINT NOT NULL REFERENCES review (id),
  person_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX review_rated_by_review ON review_rated (review_id, person_id);
