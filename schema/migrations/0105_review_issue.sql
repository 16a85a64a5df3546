-- How many papers of a secret review went out and came back, where nobody has a list of its raters.
--sqlite
CREATE TABLE review_issue (
  review_id INTEGER NOT NULL PRIMARY KEY REFERENCES review (id),
  issued INTEGER NOT NULL,
  collected INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE review_issue (
  review_id BIGINT NOT NULL PRIMARY KEY REFERENCES review (id),
  issued BIGINT NOT NULL,
  collected BIGINT NOT NULL
);
