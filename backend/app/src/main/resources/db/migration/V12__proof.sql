-- The proof that portal and CRM are equal.

-- Leads in the order of the CRM's ids, which are numbers of up to nineteen digits kept as texts.
create index lead_by_crm_id on lead (organization, lpad(crm_id, 20, '0')) where crm_id is not null;

-- One comparison of everything. What it found stands in its pages, so that it can stop anywhere and go on.
create table audit_run (
  id           uuid primary key,
  organization uuid not null references organization,
  reason       text not null,
  asked_by     text,
  state        text not null,
  waits_for    text,
  began_at     timestamptz not null,
  finished_at  timestamptz
);
create unique index audit_run_open on audit_run (organization) where finished_at is null;
create index on audit_run (organization, began_at desc, id desc);
alter table audit_run enable row level security;
create policy tenant on audit_run using (organization = current_organization())
  with check (organization = current_organization());

-- A stretch of the CRM's ids, from (exclusive) to (inclusive; null: to the end), and what comparing it said. The last
-- page of an audit is that of leads without an id there. looks counts tries; done when what it says is final.
create table audit_page (
  organization  uuid not null references organization,
  audit         uuid not null references audit_run on delete cascade,
  n             integer not null,
  unsent        boolean not null,
  from_id       text,
  to_id         text,
  looks         integer not null,
  look_at       timestamptz not null,
  looked_at     timestamptz not null,
  done          boolean not null,
  credits       bigint not null,
  records       bigint not null default 0,
  cells         bigint not null default 0,
  drifted       bigint not null default 0,
  missing       bigint not null default 0,
  orphans       bigint not null default 0,
  settling      bigint not null default 0,
  ledger_faults bigint not null default 0,
  portal_digest text,
  crm_digest    text,
  ledger_digest text,
  primary key (audit, n)
);
create index on audit_page (organization, looked_at);
alter table audit_page enable row level security;
create policy tenant on audit_page using (organization = current_organization())
  with check (organization = current_organization());

-- What was not equal, values sealed, and what was decided about it.
create table drift (
  organization  uuid not null references organization,
  audit         uuid not null references audit_run on delete cascade,
  n             bigint not null,
  page          integer not null,
  kind          text not null,
  lead          uuid,
  partner       uuid,
  crm_id        text,
  field         text,
  portal_sealed bytea,
  crm_sealed    bytea,
  portal_at     timestamptz,
  crm_at        timestamptz,
  changed_last  text,
  suggestion    text,
  state         text not null,
  use_side      text,
  decided_by    text,
  decided_at    timestamptz,
  settled_at    timestamptz,
  cause         text,
  primary key (audit, n)
);
create index on drift (organization, audit, n) where state = 'DECIDED';
alter table drift enable row level security;
create policy tenant on drift using (organization = current_organization())
  with check (organization = current_organization());
