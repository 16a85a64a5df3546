-- People of one name and birthday, and those who came or went in a period, are found by one walk over an index.
DROP INDEX person_by_name;
CREATE INDEX person_by_name ON person (region_id, name, birth_day, id, path, status);
DROP INDEX membership_by_org;
CREATE INDEX membership_by_org ON membership (region_id, org_id, to_day, from_day);
