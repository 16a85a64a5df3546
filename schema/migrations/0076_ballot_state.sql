-- Votes whose second count is missing are looked for in a whole subtree: only open ones are looked at.
--sqlite
CREATE INDEX ballot_by_state ON ballot (state, org_id);
--postgres
CREATE INDEX ballot_by_state ON ballot (state, org_id);
