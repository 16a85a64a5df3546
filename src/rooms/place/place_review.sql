-- Reviews of the areas and posts of an organisation, the last first.
--: across place_reviews(org: org_id, limit: int) -> many place_review_row(id: place_review_id, day: day, floors_count: int, floor_gaps: int, posts_count: int, post_gaps: int, note: text, publication: int, who: text)
SELECT r.id, r.day, r.floors_count, r.floor_gaps, r.posts_count, r.post_gaps, r.note, r.publication_id AS publication,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = r.account_id), '') AS who
  FROM place_review r WHERE r.org_id = :org ORDER BY r.day DESC, r.id DESC LIMIT :limit;

-- Since when there is an area or a post at work; 2932897 for none. Blocks of a community (SH-08) are no areas of members.
--: place_reviewed_since(org: org_id, today: day) -> one place_since_row(day: day)
SELECT COALESCE(MIN(p.from_day), 2932897) AS day FROM place p JOIN org o ON o.id = p.org_id
 WHERE p.org_id = :org AND p.kind IN ('area', 'work_post') AND p.from_day <= :today AND p.to_day > :today AND o.kind <> 'residents_committee';

-- What is to be reviewed in a subtree and was reviewed last, or since there is something, before a day.
--: place_reviewed_before(path_from: text, path_to: text, today: day, before: day) -> many place_before_row(org: org_id, since: day)
SELECT q.id, q.since
  FROM (SELECT o.id, COALESCE((SELECT MAX(r.day) FROM place_review r WHERE r.org_id = o.id), MIN(p.from_day)) AS since
          FROM org o CROSS JOIN place p
         WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897 AND o.kind <> 'residents_committee'
           AND p.org_id = o.id AND p.kind IN ('area', 'work_post') AND p.from_day <= :today AND p.to_day > :today
         GROUP BY o.path, o.id) q
 WHERE q.since < :before ORDER BY q.since, q.id;

--: place_review_insert(id: place_review_id, org: org_id, day: day, floors: int, floor_gaps: int, posts: int, post_gaps: int, note: text, publication: int, account: int) -> none
INSERT INTO place_review (id, org_id, day, floors_count, floor_gaps, posts_count, post_gaps, note, publication_id, account_id)
VALUES (:id, :org, :day, :floors, :floor_gaps, :posts, :post_gaps, :note, :publication, :account);

--: place_publish(id: publication_id, region: int, org: org_id, title: text, text: text, day: day) -> none
INSERT INTO publication (id, region_id, org_id, run_id, kind, title, text, day, withdrawn_day, reason, row_version)
VALUES (:id, :region, :org, 0, 'areas', :title, :text, :day, 2932897, '', 1);

-- The lists before a new one.
--: place_unpublish(region: int, org: org_id, day: day, reason: text) -> none
UPDATE publication SET withdrawn_day = :day, reason = :reason, row_version = row_version + 1
 WHERE region_id = :region AND org_id = :org AND kind = 'areas' AND withdrawn_day = 2932897;
