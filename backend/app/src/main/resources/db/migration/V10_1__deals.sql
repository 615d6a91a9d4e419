-- What leads became. The CRM decides everything here; a deal is found by the lead's own word for it, never by a name.
create table deal (
  id              uuid primary key,
  organization    uuid not null references organization,
  partner         uuid not null references partner,
  lead            uuid not null unique references lead,
  crm_id          text not null,
  name            text,
  stage           text,
  outcome         text,
  stage_since     timestamptz,
  amount          numeric,
  currency        text,
  probability     integer,
  closing_date    date,
  crm_modified_at timestamptz,
  crm_deleted_at  timestamptz,
  changed_at      timestamptz not null,
  version         bigint not null,
  unique (organization, crm_id)
);
create index on deal (organization, partner, outcome);
alter table deal enable row level security;
create policy tenant on deal using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- By the CRM's clock; from then on the deal moves the lead, and the lead's own status does not.
alter table lead add column converted_at timestamptz;
update lead set converted_at = changed_at where lifecycle = 'CONVERTED';

-- How often a pass was wished for: one that is wished for while another is under way must not be forgotten.
alter table sync_cursor add column wishes bigint not null default 0;
