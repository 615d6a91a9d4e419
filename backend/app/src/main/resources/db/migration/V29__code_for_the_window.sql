-- A sign-in at Zoho is finished in the window by a code the panel shows, soon, and begun from one address not too often.

-- Of the state and the code, so the row alone does not tell it; null for a connection.
-- The address is an index under a lasting key, for counting.
alter table crm_consent
  add column code_hash bytea,
  add column wrong_codes integer not null default 0,
  add column client_index bytea,
  add column given_at timestamptz;
create index on crm_consent (client_index, created_at);

-- When a sign-in at Zoho last made the portal look whether the CRM can still witness.
alter table crm_connection add column witness_looked_at timestamptz;
