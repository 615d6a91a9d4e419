-- How often something anybody may ask was asked from one address lately, under a keyed hash: the address cannot be read
-- back. Asked before an organisation is known, so outside row-level security. Worth nothing after a crash, so unlogged:
-- counting waits for no disk.
create unlogged table request_rate (
  key      bytea primary key,
  requests integer not null,
  -- from then on counting begins anew, and the row may go
  over_at  timestamptz not null
);
create index on request_rate (over_at);
