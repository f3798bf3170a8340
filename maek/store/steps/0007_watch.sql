-- Pages that were read and are looked at again: for corrections, and whether they still stand.
CREATE TABLE watch (
  url {text} PRIMARY KEY,
  due_at {text} NOT NULL,                  -- empty: no more
  article {text} NOT NULL,                 -- the article that has gone; empty while it stands
  hash TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX watch_due ON watch (due_at);
CREATE INDEX watch_article ON watch (article);

-- Whether newer readers have read another text from the same capture: no version any more, only
-- kept because a brief may have cited it.
ALTER TABLE article ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_capture ON article (capture);
