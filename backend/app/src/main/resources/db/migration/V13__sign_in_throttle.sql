-- Failed sign-ins of an account (known or not) and from an address, under keyed hashes: neither can be read back.
-- Found before an organisation is known, so outside row-level security.
create table sign_in_throttle (
  key           bytea primary key,
  failures      integer not null,
  failed_at     timestamptz not null,
  blocked_until timestamptz
);
create index on sign_in_throttle (failed_at);
