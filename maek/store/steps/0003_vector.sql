-- What an embedding model makes of a version's text, 32-bit floats. It can be made again any time.
CREATE TABLE vector (
  text_id {text} NOT NULL,
  model {text} NOT NULL,                   -- hash of the model's files
  value {blob} NOT NULL,
  PRIMARY KEY (text_id, model)
);
