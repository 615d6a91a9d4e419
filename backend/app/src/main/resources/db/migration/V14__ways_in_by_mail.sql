-- Ways in that were sent by mail: sign-in codes and password resets. One per purpose and address asked for, whether
-- anybody has that address or not; a newer one takes the place of the older. What the mail says is derived from the id
-- and stands in no table. Found before an organisation is known, so outside row-level security.
create table mailed_secret (
  id         uuid primary key,
  purpose    text not null,
  account    bytea not null,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  mailed_at  timestamptz,
  used_at    timestamptz,
  unique (purpose, account)
);
create index on mailed_secret (expires_at);

-- How somebody came in, as they will recognise it: never a whole address.
alter table session add column agent text, add column network text, add column via text;
create index on session (person, created_at desc, id desc);
create index on session (expires_at);

-- Of several memberships the one entered last is the one a person means.
alter table membership add column entered_at timestamptz;
