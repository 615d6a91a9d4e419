-- The ledger: of every mirrored field of a lead what we hold and what both sides last agreed on, as keyed hashes of the
-- canonical value. agreed_hash is null until the CRM has answered once. cause leads to the lead_change row behind it.
create table lead_cell (
  organization uuid not null references organization,
  partner      uuid not null references partner,
  lead         uuid not null references lead,
  field        text not null,
  value_hash   bytea not null,
  agreed_hash  bytea,
  origin       text not null,
  crm_time     timestamptz,
  applied_at   timestamptz not null,
  cause        uuid not null,
  primary key (lead, field)
);
create index on lead_cell (organization, lead);
create index lead_cell_open on lead_cell (organization, lead) where agreed_hash is distinct from value_hash;
alter table lead_cell enable row level security;
create policy tenant on lead_cell using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- revision counts changes of what partners may edit, for If-Match. crm_known_at: by our clock, when what we know of the
-- CRM's record was true. logged_at: the newest line of its history, so that lines of one lead never share a moment.
alter table lead add column revision bigint not null default 0;
alter table lead add column crm_known_at timestamptz;
alter table lead add column logged_at timestamptz;
