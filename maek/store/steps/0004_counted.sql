-- Which features of an article are counted for how common they are, as 32-bit numbers: a run
-- that begins need not read the newest articles again. It can be made again any time.
CREATE TABLE counted (
  article {text} PRIMARY KEY,
  text_id {text} NOT NULL,                 -- the version that was counted
  under {text} NOT NULL,                   -- hash of what the numbers hang on
  day {text} NOT NULL,
  slots {blob} NOT NULL
);
CREATE INDEX counted_text ON counted (text_id);
