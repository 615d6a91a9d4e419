-- What the CRM has yet to hear, what it says has changed, and how far we have read.

create sequence sync_fence;
grant usage on sequence sync_fence to ${app};

-- One row per record the CRM has yet to hear about; gone when it has. noted counts changes, so that one that comes
-- while an older one is on its way is not forgotten. sent_at: a creation may have reached the CRM without our knowing.
create table outbox (
  organization uuid not null references organization,
  kind         text not null,
  record       uuid not null,
  lane         integer not null,
  state        text not null,
  noted        bigint not null,
  noted_at     timestamptz not null,
  next_at      timestamptz,
  attempts     integer not null default 0,
  silent       boolean not null default false,
  sent_at      timestamptz,
  fence        bigint,
  lease_until  timestamptz,
  cause        text,
  primary key (organization, kind, record)
);
create index on outbox (organization, lane, next_at) where state <> 'BLOCKED';
alter table outbox enable row level security;
create policy tenant on outbox using (organization = current_organization())
  with check (organization = current_organization());

-- What we last told the CRM of a record, so that we do not tell it again and answer our own echo.
create table outbox_told (
  organization uuid not null references organization,
  kind         text not null,
  record       uuid not null,
  hash         bytea not null,
  told_at      timestamptz not null,
  primary key (organization, kind, record)
);
alter table outbox_told enable row level security;
create policy tenant on outbox_told using (organization = current_organization())
  with check (organization = current_organization());

-- Records that may have changed in the CRM; a hint says nothing more.
create table inbox (
  organization uuid not null references organization,
  kind         text not null,
  crm_id       text not null,
  noted        bigint not null,
  noted_at     timestamptz not null,
  next_at      timestamptz not null,
  attempts     integer not null default 0,
  fence        bigint,
  lease_until  timestamptz,
  primary key (organization, kind, crm_id)
);
create index on inbox (organization, next_at);
alter table inbox enable row level security;
create policy tenant on inbox using (organization = current_organization())
  with check (organization = current_organization());

-- How far changes have been read and applied, by the CRM's clock, and when to ask again, by ours.
create table sync_cursor (
  organization uuid not null references organization,
  stream       text not null,
  reached_at   timestamptz,
  next_at      timestamptz not null,
  primary key (organization, stream)
);
alter table sync_cursor enable row level security;
create policy tenant on sync_cursor using (organization = current_organization())
  with check (organization = current_organization());

-- The notification channels we asked the CRM for.
create table crm_channel (
  organization    uuid not null references organization,
  kind            text not null,
  channel_id      text not null,
  notify_url      text not null,
  token_sealed    bytea not null,
  former_sealed   bytea,
  expires_at      timestamptz,
  primary key (organization, kind)
);
alter table crm_channel enable row level security;
create policy tenant on crm_channel using (organization = current_organization())
  with check (organization = current_organization());

-- Where a callback's path secret leads, readable before an organisation is known.
create table event_door (
  secret_hash   bytea primary key,
  organization  uuid not null unique references organization,
  secret_sealed bytea not null
);
