-- Notes of the CRM that their writer marked for the partner. Others are never kept here. The text is sealed like a line
-- of the history, because that is where it is shown; an edit replaces it, a deletion takes it out of sight and away.
create table lead_note (
  id              uuid primary key,
  organization    uuid not null references organization,
  partner         uuid not null references partner,
  lead            uuid not null references lead,
  crm_id          text not null,
  text_sealed     bytea not null,
  author          text,
  written_at      timestamptz not null,
  crm_modified_at timestamptz not null,
  known_at        timestamptz not null,
  unique (organization, crm_id)
);
create index on lead_note (lead, known_at desc, id desc);
alter table lead_note enable row level security;
create policy tenant on lead_note using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));
