-- The first page asks what is due: each of its questions is answered by one walk over an index.
DROP INDEX org_by_path;
CREATE INDEX org_by_path ON org (path, name, to_day, term_years, term_ends_day, id);
CREATE INDEX post_by_kind ON post (org_id, kind, to_day, from_day, id);
CREATE INDEX holding_by_second ON holding (needs_second, to_day, org_id);
