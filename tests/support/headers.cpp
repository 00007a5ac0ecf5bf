/// Nothing: the target of this file carries the headers that tests share.
