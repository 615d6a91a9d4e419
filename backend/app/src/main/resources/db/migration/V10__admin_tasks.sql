-- What only a person of the organisation can settle. One open task per kind and subject; the same again counts.
create table admin_task (
  id           uuid primary key,
  organization uuid not null references organization,
  kind         text not null,
  subject      text not null,
  detail       text not null,
  count        bigint not null,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  done_at      timestamptz,
  done_by      text
);
create unique index on admin_task (organization, kind, subject) where done_at is null;
create index on admin_task (organization, first_at desc, id desc) where done_at is null;
alter table admin_task enable row level security;
create policy tenant on admin_task using (organization = current_organization())
  with check (organization = current_organization());

-- Since when the CRM has a partner's record no longer; it may come back out of the recycle bin.
alter table partner add column crm_deleted_at timestamptz;
