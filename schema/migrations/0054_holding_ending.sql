-- How somebody left a post: years of service and normal leaving are read from the record.
--sqlite
CREATE TABLE holding_ending (
  holding_id INTEGER NOT NULL PRIMARY KEY REFERENCES holding (id),
  ended_as TEXT NOT NULL CHECK (length(ended_as) <= 20)
) STRICT;
--postgres
CREATE TABLE holding_ending (
  holding_id BIGINT NOT NULL PRIMARY KEY REFERENCES holding (id),
  ended_as TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_as) <= 20)
);
