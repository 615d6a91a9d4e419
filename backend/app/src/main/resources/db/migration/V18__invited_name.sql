-- What who invited calls somebody: until they come in, a team sees this and not what others know them as.
alter table invitation add column called text;
