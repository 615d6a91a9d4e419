-- What a channel told us and what it did not: changes heard of by callback, and those polling found first.
alter table crm_channel
  add column granted_at   timestamptz,
  add column former_until timestamptz,
  add column heard        bigint not null default 0,
  add column heard_at     timestamptz,
  add column found_first  bigint not null default 0,
  add column missed       bigint not null default 0,
  add column silent_since timestamptz;

-- Of which change of a record we know, by the CRM's clock, so that polling can tell what nobody called about.
create table crm_heard (
  organization uuid not null references organization,
  kind         text not null,
  crm_id       text not null,
  heard_at     timestamptz not null,
  primary key (organization, kind, crm_id)
);
create index on crm_heard (organization, heard_at);
alter table crm_heard enable row level security;
create policy tenant on crm_heard using (organization = current_organization())
  with check (organization = current_organization());
