-- How far the CRM's records from before the connection have been taken over: the cursor is the last id, or the CRM's own
-- page token, so that a killed import goes on behind the last page it has kept.
create table import_stream (
  organization uuid not null references organization,
  stream       text not null,
  cursor       text,
  imported     bigint not null default 0,
  passed_over  bigint not null default 0,
  began_at     timestamptz not null,
  done_at      timestamptz,
  primary key (organization, stream)
);
alter table import_stream enable row level security;
create policy tenant on import_stream using (organization = current_organization())
  with check (organization = current_organization());

-- Whom the organisation knows already, for claims: company and domain in clear, addresses as blind indexes only.
create table known_party (
  organization uuid not null references organization,
  kind         text not null,
  crm_id       text not null,
  company      text,
  domain       text,
  email_index  bytea,
  phone_index  bytea,
  primary key (organization, kind, crm_id)
);
create index on known_party (organization, domain);
create index on known_party (organization, email_index);
create index on known_party (organization, phone_index);
alter table known_party enable row level security;
create policy tenant on known_party using (organization = current_organization())
  with check (organization = current_organization());

-- Who looks after a partner in the CRM.
alter table partner add column crm_owner text;
