-- To which organisation something belonged before a merger or a change of area. Of those before it nothing is known: what stands in the thing has held
-- since it began.
--sqlite
CREATE TABLE org_carried (
  thing TEXT NOT NULL CHECK (length(thing) <= 20),
  thing_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  to_day INTEGER NOT NULL,
  PRIMARY KEY (thing, thing_id, to_day)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE org_carried (
  thing TEXT COLLATE "C" NOT NULL CHECK (char_length(thing) <= 20),
  thing_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  to_day BIGINT NOT NULL,
  PRIMARY KEY (thing, thing_id, to_day)
);
