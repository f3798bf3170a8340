-- Whether a version is to be analysed once more, though it was; the old analysis serves until then.
ALTER TABLE analysis ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
CREATE INDEX analysis_again ON analysis (again);

-- What its brief was last written under; empty once the story has changed since.
ALTER TABLE story ADD COLUMN written {text} NOT NULL DEFAULT '';
CREATE INDEX story_written ON story (merged_into, written);
