-- How an organisation is connected by the consent of one of its administrators.

-- Consents asked of Zoho before anybody knows for which organisation, so outside row-level security. Who gave one is
-- sealed; the panel that asked shows by its verifier that it was the one.
create table crm_consent (
  id             uuid primary key,
  state_hash     bytea not null unique,
  code_challenge text not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  cause          text,
  organization   uuid references organization,
  giver_sealed   bytea,
  told_at        timestamptz
);
create index on crm_consent (created_at);
