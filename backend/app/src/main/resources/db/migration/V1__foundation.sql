-- The ground: who exists, what partners brought, what happened, what is still to be done.
-- Row-level security is the second net behind the scope every query takes: role ${app} owns nothing and carries
-- organisation and partner in every transaction ('*' for a runner or a CRM user: every partner of the organisation).
-- Unset shows nothing. Tables that are read before an organisation is known stand outside it.

create extension if not exists pg_trgm;

create function current_organization() returns uuid language sql stable
  as $$ select nullif(current_setting('app.organization', true), '')::uuid $$;

create function sees_partner(id uuid) returns boolean language sql stable
  as $$ select coalesce(nullif(current_setting('app.partner', true), ''), '') in ('*', id::text) $$;

-- ── installation ────────────────────────────────────────────────────────────────────────────────────────────────

create table signing_key (
  id           text primary key,
  sealed       bytea not null,
  published_at timestamptz not null,
  signs_from   timestamptz not null,
  retired_at   timestamptz
);

create table organization (
  id              uuid primary key,
  zgid            text unique,
  name            text not null,
  mapping         text not null,
  profiles        text not null,
  connected_at    timestamptz,
  crm_heard_at    timestamptz,
  crm_silent_since timestamptz,
  created_at      timestamptz not null,
  version         bigint not null
);

create table person (
  id            uuid primary key,
  name          text not null,
  email_sealed  bytea not null,
  email_index   bytea not null unique,
  password_hash text,
  created_at    timestamptz not null,
  version       bigint not null
);

create table membership (
  id           uuid primary key,
  organization uuid not null references organization,
  partner      uuid not null,
  person       uuid not null references person,
  role         text not null,
  scope        text not null,
  state        text not null,
  activated_at timestamptz,
  created_at   timestamptz not null,
  version      bigint not null,
  unique (partner, person)
);
create index on membership (person);

create table session (
  id           uuid primary key,
  secret_hash  bytea unique,
  organization uuid not null references organization,
  person       uuid references person,
  membership   uuid references membership,
  crm_user     text,
  role         text not null,
  name         text not null,
  created_at   timestamptz not null,
  used_at      timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz
);
create index on session (membership);

create table invitation (
  id           uuid primary key,
  organization uuid not null references organization,
  membership   uuid not null unique references membership,
  version      integer not null,
  invited_at   timestamptz not null,
  expires_at   timestamptz not null,
  mailed_at    timestamptz,
  used_at      timestamptz
);

create table idempotency (
  principal  text not null,
  route      text not null,
  key        text not null,
  body_hash  bytea not null,
  answer     text,
  created_at timestamptz not null,
  primary key (principal, route, key)
);
create index on idempotency (created_at);

create table audit (
  id           uuid primary key,
  organization uuid,
  at           timestamptz not null,
  actor_side   text not null,
  actor        uuid,
  action       text not null,
  object_type  text not null,
  object       text not null,
  detail       jsonb not null,
  trace        text not null
);
create index on audit (organization, at);

-- ── work: db-scheduler's own table for PostgreSQL, with its priority column ─────────────────────────────────────

create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
create index on scheduled_tasks (priority desc, execution_time asc);

-- ── partners and what they brought ──────────────────────────────────────────────────────────────────────────────

create table partner (
  id               uuid primary key,
  organization     uuid not null references organization,
  crm_id           text not null,
  name             text not null,
  contact_name     text,
  email_sealed     bytea,
  crm_status       text,
  state            text not null,
  state_since      timestamptz not null,
  crm_approved_at  timestamptz,
  provisioned_at   timestamptz,
  entered_at       timestamptz,
  imported         boolean not null default false,
  crm_modified_at  timestamptz not null,
  lead_counter     integer not null default 0,
  created_at       timestamptz not null,
  version          bigint not null,
  unique (organization, crm_id)
);
alter table partner enable row level security;
create policy tenant on partner using (organization = current_organization() and sees_partner(id))
  with check (organization = current_organization() and sees_partner(id));

create table lead (
  id               uuid primary key,
  organization     uuid not null references organization,
  partner          uuid not null references partner,
  owner            uuid references membership,
  number           text not null,
  channel          text not null,
  form             uuid,
  first_name       text,
  last_name        text not null,
  company          text not null,
  country          text,
  email_sealed     bytea,
  email_index      bytea,
  phone_sealed     bytea,
  phone_index      bytea,
  need_sealed      bytea,
  lifecycle        text not null,
  sync_state       text not null,
  sync_cause       text,
  crm_id           text,
  crm_status       text,
  crm_stage        text,
  crm_status_since timestamptz,
  crm_modified_at  timestamptz,
  submitted_at     timestamptz not null,
  crm_ack_at       timestamptz,
  changed_at       timestamptz not null,
  version          bigint not null,
  unique (organization, crm_id),
  unique (partner, number)
);
create index on lead (organization, partner, changed_at desc, id desc);
create index on lead (organization, changed_at desc, id desc);
create index on lead (organization, email_index);
alter table lead enable row level security;
create policy tenant on lead using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- Every field change of a lead, for ever: what, from, to, who, when there, when here, caused by what.
create table lead_change (
  id           uuid primary key,
  organization uuid not null references organization,
  partner      uuid not null references partner,
  lead         uuid not null references lead,
  kind         text not null,
  field        text,
  from_sealed  bytea,
  to_sealed    bytea,
  actor_side   text not null,
  actor        uuid,
  actor_name   text,
  at           timestamptz not null,
  known_at     timestamptz not null,
  cause        text not null
);
create index on lead_change (lead, known_at desc, id desc);
alter table lead_change enable row level security;
create policy tenant on lead_change using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

create table lead_form (
  id           uuid primary key,
  organization uuid not null references organization,
  partner      uuid not null references partner,
  key          text not null unique,
  title        text not null,
  state        text not null,
  origins      text[] not null,
  created_at   timestamptz not null,
  version      bigint not null
);
alter table lead_form enable row level security;
create policy tenant on lead_form using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- Where a public key leads, readable before an organisation is known.
create table form_key (
  key          text primary key,
  organization uuid not null,
  partner      uuid not null,
  form         uuid not null
);

grant usage on schema public to ${app};
grant select, insert, update, delete on all tables in schema public to ${app};
revoke update, delete on audit, lead_change from ${app};
revoke all on flyway_schema_history from ${app};
alter default privileges in schema public grant select, insert, update, delete on tables to ${app};

-- Whether people of a partner may come in; asked before a scope is known, so it runs as the owner.
create function partner_is_open(id uuid) returns boolean language sql stable security definer
  set search_path = public
  as $$ select exists (select 1 from partner p where p.id = partner_is_open.id and p.state in ('APPROVED', 'ACTIVE')) $$;
