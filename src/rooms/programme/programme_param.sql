-- Parameters of practices as organisations set them.

--: part programme_param_columns()
a.id, a.org_id, o.name, a.param, a.above, a.below, a.from_day, a.to_day, a.document, COALESCE(p.name, '')
  FROM programme_param a JOIN org o ON o.id = a.org_id LEFT JOIN person p ON p.id = a.person_id

-- In an organisation or above it, not over on the day: by parameter, the nearest organisation first, there the latest.
--: across programme_params_for(path: text, code: text, day: day) -> many programme_param_row(id: programme_param_id, org: org_id, org_name: text, param: text, above: int, below: int, from_day: day, to_day: day, document: text, person_name: text)
SELECT {programme_param_columns}
 WHERE a.code = :code AND a.to_day > :day AND a.to_day > a.from_day AND :path LIKE o.path || '%'
 ORDER BY a.param, length(o.path) DESC, a.from_day DESC, a.id DESC;

-- Set in one organisation for a parameter, not over on the day.
--: across programme_params_set(org: org_id, code: text, param: text, day: day) -> many programme_param_row
SELECT {programme_param_columns}
 WHERE a.org_id = :org AND a.code = :code AND a.param = :param AND a.to_day > :day ORDER BY a.id;

--: programme_param_insert(id: programme_param_id, org: org_id, code: text, param: text, above: int, below: int, day: day, document: text, person: int, account: int, now: time) -> none
INSERT INTO programme_param (id, org_id, code, param, above, below, from_day, to_day, document, person_id, account_id, time_s)
VALUES (:id, :org, :code, :param, :above, :below, :day, 2932897, :document, :person, :account, :now);

--: programme_param_end(id: programme_param_id, day: day) -> none
UPDATE programme_param SET to_day = :day WHERE id = :id;
