-- The audit trail as a chain. A link holds a row in its place: its hash covers the link before and the whole row. Links are
-- only ever added, like the rows themselves; nothing here is changed by anybody but the owner of the tables.
create table audit_link (
  n     bigint primary key,
  audit uuid not null unique,
  hash  bytea not null
);
revoke update, delete on audit_link from ${app};

-- Rows no link holds yet, whatever the order in which their transactions end. Filled by the rows' own transactions.
create table audit_unlinked (
  audit uuid primary key
);
revoke insert, update on audit_unlinked from ${app};

create function audit_wants_link() returns trigger language plpgsql security definer set search_path = public
  as $$ begin insert into audit_unlinked select id from written; return null; end $$;
create trigger wants_link after insert on audit referencing new table as written
  for each statement execute function audit_wants_link();

insert into audit_unlinked select id from audit;
