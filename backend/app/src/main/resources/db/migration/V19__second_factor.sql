-- A person's second step at sign-in: the secret an app shares with us, and codes for who has lost the app. Found before
-- an organisation is known, so outside row-level security, like the person.
create table second_factor (
  person        uuid primary key references person,
  secret_sealed bytea not null,
  created_at    timestamptz not null,
  -- null while it is being set up; only then it is asked for
  confirmed_at  timestamptz,
  -- the newest step of thirty seconds a code was taken of; none of it or before is taken again
  used_step     bigint
);

create table recovery_code (
  person    uuid not null references second_factor on delete cascade,
  code_hash bytea not null,
  used_at   timestamptz,
  primary key (person, code_hash)
);
