-- The words leads are found by, in a table of their own: they change when a name does, and a lead changes whenever the CRM
-- says something. An index of trigrams is the dearest there is to write, and every change of a lead wrote it.
create table lead_words (
  lead         uuid primary key references lead on delete cascade,
  organization uuid not null,
  partner      uuid not null,
  -- in small letters; a space stands before each word
  words        text not null
);
alter table lead_words enable row level security;
create policy tenant on lead_words using (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())))
  with check (organization = current_organization()
    and ((select sees_every_partner()) or partner in (select partners_seen())));

drop index lead_by_words;
alter function lead_words(text, text, text, text) rename to words_of_lead;

insert into lead_words select id, organization, partner, words_of_lead(first_name, last_name, company, number) from lead;
-- what is still to be put into its place is read by every search, so it is kept short
create index lead_by_words on lead_words using gin (words gin_trgm_ops) with (gin_pending_list_limit = 256);

-- Whoever writes a lead writes its words, with the same rights.
create function lead_keeps_words() returns trigger language plpgsql
  as $$
begin
  insert into lead_words values (new.id, new.organization, new.partner,
      words_of_lead(new.first_name, new.last_name, new.company, new.number))
    on conflict (lead) do update
      set organization = excluded.organization, partner = excluded.partner, words = excluded.words;
  return null;
end $$;
create trigger keeps_words
  after insert or update of organization, partner, first_name, last_name, company, number on lead
  for each row execute function lead_keeps_words();

-- As before, and for several partners. What is found by words and what by contact data are looked for apart, each by its index.
create or replace function search_leads(words text[], emails bytea[], phones bytea[], of_partner uuid, of_owner uuid,
    before_at timestamptz, before_id uuid, most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
  as $$
declare
  here uuid := current_organization();
  whose text := coalesce(current_setting('app.partner', true), '');
  among uuid[] := case when whose not in ('', '*') then string_to_array(whose, ',')::uuid[] end;
  -- one by itself, because no index gives several in the order of the list
  only_partner uuid := case when cardinality(among) = 1 then among[1] end;
  patterns text[] := array(select search_pattern(w) from unnest(words) w where w ~ '[[:alnum:]]' order by length(w) desc);
begin
  if here is null or whose = '' then
    return;
  end if;
  return query
    with by_words as (
      select l.id, l.changed_at from lead l join lead_words w on w.lead = l.id
      where l.organization = here and w.organization = here
        and (only_partner is null or l.partner = only_partner and w.partner = only_partner)
        and (among is null or l.partner = any (among))
        and (of_partner is null or l.partner = of_partner)
        and (of_owner is null or l.owner = of_owner)
        and w.words like patterns[1] and w.words like all (patterns[2:])
        and (l.changed_at, l.id) < (before_at, before_id)
      order by l.changed_at desc, l.id desc
      limit most),
    by_contact as (
      select l.id, l.changed_at from lead l
      where l.organization = here
        and (only_partner is null or l.partner = only_partner)
        and (among is null or l.partner = any (among))
        and (of_partner is null or l.partner = of_partner)
        and (of_owner is null or l.owner = of_owner)
        and (l.email_index = any (emails) or l.phone_index = any (phones))
        and (l.changed_at, l.id) < (before_at, before_id)
      order by l.changed_at desc, l.id desc
      limit most)
    select found.id from (select * from by_words union select * from by_contact) found
    order by found.changed_at desc, found.id desc
    limit most;
end $$;
