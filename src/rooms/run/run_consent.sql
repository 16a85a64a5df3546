--: run_consent_members(person: int) -> many run_consent_member(id: host_member_id, host_name: text, act: text, from_day: day, to_day: day)
SELECT m.id, u.name, m.act, m.from_day, m.to_day FROM host_member m JOIN host_unit u ON u.id = m.host_id WHERE m.person_id = :person
 ORDER BY m.from_day DESC, m.id DESC;

-- Cases of an organisation that whoever they are about ended since a day.
--: run_ended_by_subject(region: int, org: org_id, since: day) -> many run_ended(id: run_id)
SELECT r.id FROM run r CROSS JOIN run_step s
 WHERE r.region_id = :region AND r.org_id = :org AND r.state = 'done' AND r.closed_day >= :since AND r.subject_kind = 'person'
   AND s.region_id = :region AND s.run_id = r.id AND s.way = r.finish AND s.person_id = r.subject_id AND s.file_id = 0
 ORDER BY r.id LIMIT 100;
