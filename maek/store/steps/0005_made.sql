-- What publishing made of records: stories in small, and the hash of each page. It is good as
-- long as its ground, a hash of those records, is the same; it can be made again any time.
CREATE TABLE made (
  key {text} PRIMARY KEY,
  ground TEXT NOT NULL,
  value TEXT NOT NULL,
  mark BIGINT NOT NULL                   -- checksum: a changed row is not believed
);

-- What can be made again is checked like all else: each row has a checksum (marks.py).
DROP TABLE vector;
CREATE TABLE vector (
  text_id {text} NOT NULL,
  model {text} NOT NULL,                   -- hash of the model's files
  value {blob} NOT NULL,
  mark BIGINT NOT NULL,
  PRIMARY KEY (text_id, model)
);
DROP TABLE counted;
CREATE TABLE counted (
  article {text} PRIMARY KEY,
  text_id {text} NOT NULL,                 -- the version that was counted
  under {text} NOT NULL,                   -- hash of what the numbers hang on
  day {text} NOT NULL,
  slots {blob} NOT NULL,
  mark BIGINT NOT NULL
);
CREATE INDEX counted_text ON counted (text_id);
