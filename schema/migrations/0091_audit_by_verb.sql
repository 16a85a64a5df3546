-- The views of personal data are few among the lines of the log, and the auditor asks for them alone.
CREATE INDEX audit_by_verb ON audit (verb, seq);
