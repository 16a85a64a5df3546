--: setting_get(name: text) -> one setting_row(value: text)
SELECT value FROM setting WHERE name = :name;

--: setting_put(name: text, value: text) -> none
INSERT INTO setting (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
