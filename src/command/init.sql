-- What a new installation begins with.

--: init_orgs() -> one init_orgs_row(count: int)
SELECT CAST(COUNT(*) AS BIGINT) FROM org;

--: init_org_insert(id: org_id, code: text, name: text, short_name: text, pinyin_key: text, initials: text, path: text, from_day: day) -> none
INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,
                 from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, note, row_version)
VALUES (:id, :code, 'city_committee', :name, :short_name, :pinyin_key, :initials, 0, :path, 1, :id, 'city',
        :from_day, 2932897, 5, 2932897, 2932897, 0, '', 0, NULL, 1);

--: init_org_path_insert(id: org_path_id, org: org_id, path: text, name: text, from_day: day) -> none
INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)
VALUES (:id, :org, 0, :path, :name, 'city_committee', :from_day, 2932897, 'founded', '');

--: init_root() -> one init_root_row(name: text, short_name: text)
SELECT name, short_name FROM org WHERE parent_id = 0 ORDER BY id LIMIT 1;
