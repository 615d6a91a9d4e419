-- Signing in at Zoho, where a CRM cannot witness who is signed in to it.

-- The organisation a person wants to sign in to; null for a consent that connects whichever it is given for.
alter table crm_consent add column sign_in_at uuid references organization;
