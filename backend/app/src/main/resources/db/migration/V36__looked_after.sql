-- Who looks after partners in the CRM reaches those and no others.

-- Owners kept so far were only shown: one whose record was deleted, or that had no status, may have had another since.
-- Until the next pass has read all partners again nobody looks after any.
update partner set crm_owner = null;
update sync_cursor set reached_at = null where stream = 'partners';
update sync_cursor set next_at = now() where stream = 'changes';

create index partner_by_owner on partner (organization, crm_owner) where crm_owner is not null;

-- The scope of a transaction names one partner, several behind commas, or '*' for all. A statement reads it once, whatever
-- it has of rows: a policy that compared the text at each row took seconds for who looks after hundreds of partners.
create function partners_seen() returns setof uuid language sql stable
  as $$ select unnest(string_to_array(nullif(nullif(current_setting('app.partner', true), '*'), ''), ',')::uuid[]) $$;

alter policy tenant on partner using (organization = current_organization()
    and ((select sees_every_partner()) or id in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or id in (select partners_seen())));
alter policy tenant on partner_view using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on lead using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on lead_change using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on lead_form using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on lead_note using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on partner_logo using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on ownership_offer using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on lead_cell using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on deal using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on drift using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
alter policy tenant on outbox using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));
drop function sees_partner(uuid);

-- A session is asked about before anybody's scope is known, so this reads past the policies.
create function partners_looked_after(of_organization uuid, by_user text) returns text[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(p.id::text), '{}') from partner p
    where p.organization = of_organization and p.crm_owner = by_user $$;
revoke execute on function partners_looked_after(uuid, text) from public;
grant execute on function partners_looked_after(uuid, text) to ${app};

-- A look at a partner's portal that lasts only while who looks also looks after the partner.
alter table session add column while_looked_after boolean not null default false;

create function may_look(s session) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select partner_is_open(s.views) and (not s.while_looked_after or exists (select 1 from partner p
    where p.id = s.views and p.organization = s.organization and p.crm_owner = s.crm_user)) $$;
revoke execute on function may_look(session) from public;
grant execute on function may_look(session) to ${app};
