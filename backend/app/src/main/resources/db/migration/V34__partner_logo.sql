-- A partner's logo as the portal drew it anew; what was uploaded is not kept. Goes with the partner.
create table partner_logo (
  partner      uuid primary key references partner on delete cascade,
  organization uuid not null references organization,
  sha256       bytea not null,
  width        integer not null,
  height       integer not null,
  png          bytea not null,
  set_at       timestamptz not null
);
alter table partner_logo enable row level security;
create policy tenant on partner_logo using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));
