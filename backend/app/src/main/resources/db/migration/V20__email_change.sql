-- Another address a person wants to be reached at; theirs once they opened the link that was sent there. Found by the
-- link, before an organisation is known, so outside row-level security.
create table email_change (
  id         uuid primary key,
  person     uuid not null references person,
  -- who asked stays in; all other sessions end with the change
  session    uuid not null,
  new_sealed bytea not null,
  new_index  bytea not null,
  -- where the notices go
  old_sealed bytea not null,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create unique index on email_change (person) where used_at is null;
create index on email_change (expires_at);
