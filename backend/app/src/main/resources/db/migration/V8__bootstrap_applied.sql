-- What the bootstrap file said when it was last applied: an unchanged entry never undoes a later consent.
alter table crm_connection add column bootstrap_proof text;
