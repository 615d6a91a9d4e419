-- What only waits for the CRM to answer is looked for after every call, and hardly ever there.
create index outbox_silent on outbox (organization) where silent;

-- The policies let nobody write a row of another organisation than the one at work. Looking it up again for each row takes
-- longer than writing it.
alter table inbox drop constraint inbox_organization_fkey;
alter table crm_heard drop constraint crm_heard_organization_fkey;
