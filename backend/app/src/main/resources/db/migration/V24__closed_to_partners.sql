-- The second net holds between partners, too, and by itself.

-- What belongs to the whole organisation is nobody's who works for one partner.
create function sees_every_partner() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.partner', true), '') = '*' $$;

alter policy tenant on crm_connection using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on crm_channel using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on crm_credit using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on crm_heard using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on outbox_told using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on inbox using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on sync_cursor using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on sync_lane using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on import_stream using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on known_party using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on admin_task using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on audit_run using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());
alter policy tenant on audit_page using (organization = current_organization() and sees_every_partner())
  with check (organization = current_organization() and sees_every_partner());

-- A difference belongs to the partner of its lead.
alter policy tenant on drift using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- Partners note what they change: the row says whose it is. Of the rows that wait already the runners need no partner.
alter table outbox add column partner uuid;
update outbox o set partner = case when o.kind = 'PARTNER' then o.record
  else (select l.partner from lead l where l.id = o.record) end;
alter policy tenant on outbox using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- What runs with the owner's rights finds the owner's tables first and last, and is for the portal only: a temporary
-- table of the same name would be found before all others unless that place is named.
alter function partner_is_open(uuid) set search_path = public, pg_temp;
revoke execute on function partner_is_open(uuid) from public;
grant execute on function partner_is_open(uuid) to ${app};
