-- Secondments of a person: roles, and posts held as seconded.

-- Those that share a day with a term; role and post in one organisation are one secondment.
--: across secondments_within(region: int, person: person_id, org: org_id, is_post: int, from_day: day, to_day: day) -> many secondment_row(role_kind: text, post_name: text, org_name: text, from_day: day, to_day: day)
SELECT r.kind AS role_kind, '' AS post_name, o.name AS org_name, r.from_day, r.to_day
  FROM person_role r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.person_id = :person AND r.kind IN ('first_secretary', 'team_member')
   AND r.from_day < :to_day AND r.to_day > :from_day AND (:is_post = 0 OR r.org_id <> :org)
UNION ALL
SELECT '', q.name, o.name, h.from_day, h.to_day
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE h.person_id = :person AND h.manner = 'seconded' AND h.from_day < :to_day AND h.to_day > :from_day AND (:is_post = 1 OR h.org_id <> :org)
 ORDER BY 4, 3, 2;
