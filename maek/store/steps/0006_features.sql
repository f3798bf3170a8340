-- What of an article counts for joining it with others, boiled down: a run need not build it
-- again from the article and its analysis. It can be made again any time.
CREATE TABLE features (
  article {text} PRIMARY KEY,
  text_id {text} NOT NULL,                 -- the version it is of
  under {text} NOT NULL,                   -- hash of what it hangs on
  value {blob} NOT NULL,
  mark BIGINT NOT NULL                     -- checksum (marks.py)
);
CREATE INDEX features_text ON features (text_id);
