-- Every record is kept as canonical JSON (record) with its hash; columns are what is asked for.
-- {blob} is the engine's type for bytes.

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE outlet (name TEXT PRIMARY KEY, hash TEXT NOT NULL, record TEXT NOT NULL);

CREATE TABLE source (id TEXT PRIMARY KEY, hash TEXT NOT NULL, record TEXT NOT NULL);

CREATE TABLE source_state (
  source TEXT PRIMARY KEY REFERENCES source (id),
  due_at TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE item (
  source TEXT NOT NULL REFERENCES source (id),
  url TEXT NOT NULL,
  published TEXT NOT NULL,
  capture TEXT NOT NULL DEFAULT '',      -- id of the capture of its page, once there is one
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (source, url)
);
CREATE INDEX item_due ON item (capture, published);

CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'due',     -- due, read, failed
  body {blob} NOT NULL,                  -- zlib
  hash TEXT NOT NULL,                    -- of the whole record, body included
  record TEXT NOT NULL                   -- without the body
);
CREATE INDEX capture_due ON capture (state, taken_at, id);
CREATE INDEX capture_url ON capture (url);

CREATE TABLE article (
  id TEXT NOT NULL,
  text_id TEXT NOT NULL,
  version_at TEXT NOT NULL,              -- modified, else published, else time of capture
  published TEXT NOT NULL,               -- day, empty when unknown
  current INTEGER NOT NULL,              -- 1 for the newest version
  capture TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (id, text_id)
);
CREATE INDEX article_text ON article (text_id);
CREATE INDEX article_order ON article (current, published, id);

CREATE TABLE analysis (
  text_id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE storyline (
  id TEXT PRIMARY KEY,
  merged_into TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  storyline TEXT NOT NULL,
  date TEXT NOT NULL,
  merged_into TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX story_order ON story (date, id);

CREATE TABLE joined (
  article TEXT PRIMARY KEY,
  text_id TEXT NOT NULL,                 -- the version that was joined
  story TEXT NOT NULL,                   -- empty for a round-up
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX joined_story ON joined (story);

-- The inverted index of live stories: what an article has in common with them.
CREATE TABLE posting (
  feature TEXT NOT NULL,
  story TEXT NOT NULL,
  weight REAL NOT NULL,
  date TEXT NOT NULL,
  PRIMARY KEY (feature, story)
);
CREATE INDEX posting_window ON posting (feature, date);
CREATE INDEX posting_story ON posting (story);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE brief (
  story TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (story, version)
);

CREATE TABLE problem (
  stage TEXT NOT NULL,
  item TEXT NOT NULL,
  again INTEGER NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (stage, item)
);
