-- Votes from afar: who has voted, and in an open vote what.

--: ballot_afar_insert(ballot: ballot_id) -> none
INSERT INTO ballot_afar (ballot_id) VALUES (:ballot);

-- One vote each: no row changed means that there was one.
--: ballot_voted_insert(ballot: ballot_id, number: int) -> none
INSERT INTO ballot_voted (ballot_id, number) VALUES (:ballot, :number) ON CONFLICT (ballot_id, number) DO NOTHING;

--: ballot_voted_count(ballot: ballot_id) -> one ballot_voted_row(n: int)
SELECT COUNT(*) AS n FROM ballot_voted WHERE ballot_id = :ballot;

--: ballot_voice_insert(ballot: ballot_id, number: int, line: int, choice: text) -> none
INSERT INTO ballot_voice (ballot_id, number, line, choice) VALUES (:ballot, :number, :line, :choice);

--: ballot_voices(ballot: ballot_id) -> many ballot_voice_row(number: int, line: int, choice: text)
SELECT number, line, choice FROM ballot_voice WHERE ballot_id = :ballot ORDER BY number, line;

--: ballot_voices_of(ballot: ballot_id, number: int) -> many ballot_voice_row
SELECT number, line, choice FROM ballot_voice WHERE ballot_id = :ballot AND number = :number ORDER BY line;

--: ballot_voice_sums(ballot: ballot_id) -> many ballot_voice_sum(line: int, choice: text, n: int)
SELECT line, choice, COUNT(*) AS n FROM ballot_voice WHERE ballot_id = :ballot GROUP BY line, choice ORDER BY line, choice;
