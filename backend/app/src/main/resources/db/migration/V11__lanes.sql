-- Lanes that stand still, what of the outbox goes out in one call, and what the day's credits are counted by.

-- A lane without a row is open. The credit governor opens what it closed itself; what a person closed stays closed.
create table sync_lane (
  organization uuid not null references organization,
  lane         text not null,
  paused_at    timestamptz not null,
  paused_by    text,
  governed     boolean not null,
  reason       text not null,
  primary key (organization, lane)
);
alter table sync_lane enable row level security;
create policy tenant on sync_lane using (organization = current_organization())
  with check (organization = current_organization());

-- Creations and edits never share a call. Rows of before are told apart when they are carried.
alter table outbox add column creation boolean not null default false;
update outbox set creation = (kind = 'LEAD' and lane = 0);
-- One index, of what a claim and its settlement do not change, so that they stay cheap.
drop index outbox_organization_lane_next_at_idx;
create index on outbox (organization, lane, noted_at);

-- How many people the organisation pays for, by which the CRM counts the credits of a day.
alter table crm_connection add column licences integer;
