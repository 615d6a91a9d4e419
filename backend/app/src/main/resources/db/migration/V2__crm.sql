-- The CRM behind an organisation: how we reach it, and who of its people asks to come in.

-- One token holder per organisation. Secrets are sealed; a refresh belongs to one node at a time by the lease.
create table crm_connection (
  organization         uuid primary key references organization,
  accounts_url         text not null,
  api_domain           text,
  client_id            text not null,
  client_secret_sealed bytea not null,
  refresh_token_sealed bytea not null,
  access_token_sealed  bytea,
  access_number        bigint not null default 0,
  access_due_at        timestamptz,
  access_expires_at    timestamptz,
  lease_fence          bigint not null default 0,
  lease_until          timestamptz,
  window_began_at      timestamptz,
  window_refreshes     integer not null default 0,
  paused_until         timestamptz,
  lost_cause           text,
  lost_at              timestamptz,
  integration_user     text,
  witness_checked_at   timestamptz,
  witness_fault        text
);
alter table crm_connection enable row level security;
create policy tenant on crm_connection using (organization = current_organization())
  with check (organization = current_organization());

-- Asked for before anybody has proven anything, so outside row-level security.
create table crm_challenge (
  id             uuid primary key,
  organization   uuid not null references organization,
  nonce_hash     bytea not null unique,
  code_challenge text not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index on crm_challenge (organization, created_at);
