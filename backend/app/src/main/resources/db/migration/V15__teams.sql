-- Teams: who invited whom, and an ownership on offer until the other side takes it.
alter table invitation add column invited_by uuid references membership;

create table ownership_offer (
  partner      uuid primary key references partner,
  organization uuid not null references organization,
  from_member  uuid not null references membership,
  to_member    uuid not null references membership,
  offered_at   timestamptz not null,
  expires_at   timestamptz not null
);
alter table ownership_offer enable row level security;
create policy tenant on ownership_offer using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));
