--: run_consent_members(person: int) -> many run_consent_member(id: host_member_id, host_name: text, act: text, from_day: day, to_day: day)
SELECT m.id, u.name, m.act, m.from_day, m.to_day FROM host_member m JOIN host_unit u ON u.id = m.host_id WHERE m.person_id = :person
 ORDER BY m.from_day DESC, m.id DESC;
