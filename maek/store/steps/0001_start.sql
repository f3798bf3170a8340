-- Every record is kept as canonical JSON (record) with its hash; columns are what is asked for.
-- Words in braces are spelled by each engine (dialect.py).

CREATE TABLE setting (key {text} PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE outlet (name {text} PRIMARY KEY, hash TEXT NOT NULL, record TEXT NOT NULL);

CREATE TABLE source (id {text} PRIMARY KEY, hash TEXT NOT NULL, record TEXT NOT NULL);

CREATE TABLE source_state (
  source {text} PRIMARY KEY REFERENCES source (id),
  due_at {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE item (
  source {text} NOT NULL REFERENCES source (id),
  url {text} NOT NULL,
  published {text} NOT NULL,
  capture {text} NOT NULL DEFAULT '',      -- id of the capture of its page, once there is one
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (source, url)
);
CREATE INDEX item_due ON item (capture, published);
CREATE INDEX item_url ON item (url);

CREATE TABLE capture (
  id {text} PRIMARY KEY,
  url {text} NOT NULL,
  taken_at {text} NOT NULL,
  state {text} NOT NULL DEFAULT 'due',     -- due, read, failed
  body {blob} NOT NULL,                  -- zlib
  hash TEXT NOT NULL,                    -- of the whole record, body included
  record TEXT NOT NULL                   -- without the body
);
CREATE INDEX capture_due ON capture (state, taken_at, id);
CREATE INDEX capture_url ON capture (url);

CREATE TABLE article (
  id {text} NOT NULL,
  text_id {text} NOT NULL,
  stamp {text} NOT NULL,                 -- modified, else published, as the page says it
  came_at {text} NOT NULL,               -- when it was captured
  published {text} NOT NULL,               -- day, empty when unknown
  current INTEGER NOT NULL,              -- 1 for the newest version
  capture {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (id, text_id)
);
CREATE INDEX article_text ON article (text_id);
CREATE INDEX article_order ON article (current, published, id);

CREATE TABLE analysis (
  text_id {text} PRIMARY KEY,
  article {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE storyline (
  id {text} PRIMARY KEY,
  merged_into {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE story (
  id {text} PRIMARY KEY,
  storyline {text} NOT NULL,
  date {text} NOT NULL,
  merged_into {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX story_order ON story (date, id);

CREATE TABLE joined (
  article {text} PRIMARY KEY,
  text_id {text} NOT NULL,                 -- the version that was joined
  story {text} NOT NULL,                   -- empty for a round-up
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX joined_story ON joined (story);

-- The inverted index of live stories: what an article has in common with them. A feature's
-- list lies in order of date, so that its newest end is read and nothing else.
CREATE TABLE posting (
  feature {text} NOT NULL,
  date {text} NOT NULL,                  -- of the story
  story {text} NOT NULL,
  weight {real} NOT NULL,
  mark BIGINT NOT NULL,                  -- checksum of the row, for verifying
  PRIMARY KEY (feature, date, story)
) {clustered};
CREATE INDEX posting_story ON posting (story);

CREATE TABLE decision (
  id {text} PRIMARY KEY,
  at {text} NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE brief (
  story {text} NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (story, version)
);

CREATE TABLE problem (
  stage {text} NOT NULL,
  item {text} NOT NULL,
  again INTEGER NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (stage, item)
);

-- Who works on what, and until when, where several workers share a desk.
CREATE TABLE lease (
  stage {text} NOT NULL,
  item {text} NOT NULL,
  worker {text} NOT NULL,
  until {text} NOT NULL,                 -- UTC, ISO 8601
  PRIMARY KEY (stage, item)
);

{search};
