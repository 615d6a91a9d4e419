-- Leads found by what people type: names, company and number by any part of them, contact data only as a whole.

-- What of a lead is searched while typing, in one text; the beginning of a word is what follows a space.
create function lead_words(first_name text, last_name text, company text, number text) returns text
  language sql immutable parallel safe
  as $$ select lower(' ' || coalesce(first_name, '') || ' ' || last_name || ' ' || company || ' ' || number) $$;

-- What is still to be put into its place is read by every search, so it is kept short.
create index lead_by_words on lead using gin (lead_words(first_name, last_name, company, number) gin_trgm_ops)
  with (gin_pending_list_limit = 256);
create index lead_by_phone on lead (organization, phone_index) where phone_index is not null;

-- Where in a text a word is looked for: anywhere, but one of one or two characters only where a word begins, because it
-- is everywhere else, and no index knows it there.
create function search_pattern(word text) returns text language sql immutable parallel safe
  as $$ select case when length(word) < 3 then '% ' else '%' end
    || lower(regexp_replace(word, '([\\%_])', '\\\1', 'g')) || '%' $$;

-- Row-level security switches the trigram index off: like is not leakproof, so the policy is asked first, of every row.
-- So this one runs as the owner, whom no policy binds, and keeps to the scope of the transaction by itself. Gives ids,
-- newest change first; whoever reads the leads by them is bound again.
--   words      all of them have to be there; one without a letter or digit is no word
--   emails     the blind indexes of a whole address, phones those of the ways to write a number; null: not asked for
--   of_partner and of_owner narrow the scope, and cannot widen it
create function search_leads(words text[], emails bytea[], phones bytea[], of_partner uuid, of_owner uuid,
    before_at timestamptz, before_id uuid, most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  -- each search has its own plan: how many rows have a word decides which index is the quick one
  set plan_cache_mode = force_custom_plan
  as $$
declare
  here uuid := current_organization();
  whose text := current_setting('app.partner', true);
  only_partner uuid := nullif(nullif(whose, ''), '*')::uuid;
  patterns text[] := array(select search_pattern(w) from unnest(words) w where w ~ '[[:alnum:]]' order by length(w) desc);
begin
  if here is null or coalesce(whose, '') = '' then
    return;
  end if;
  return query
    select l.id from lead l
    where l.organization = here
      and (only_partner is null or l.partner = only_partner)
      and (of_partner is null or l.partner = of_partner)
      and (of_owner is null or l.owner = of_owner)
      and (lead_words(l.first_name, l.last_name, l.company, l.number) like patterns[1]
          and lead_words(l.first_name, l.last_name, l.company, l.number) like all (patterns[2:])
        or l.email_index = any (emails)
        or l.phone_index = any (phones))
      and (l.changed_at, l.id) < (before_at, before_id)
    order by l.changed_at desc, l.id desc
    limit most;
end $$;

revoke execute on function search_leads(text[], bytea[], bytea[], uuid, uuid, timestamptz, uuid, integer) from public;
grant execute on function search_leads(text[], bytea[], bytea[], uuid, uuid, timestamptz, uuid, integer) to ${app};

-- As with every function that has the owner's rights: no temporary table stands in for what is still to be linked.
alter function audit_wants_link() set search_path = public, pg_temp;
revoke execute on function audit_wants_link() from public;
