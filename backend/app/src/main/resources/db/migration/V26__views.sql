-- Somebody of the organisation looks at a partner's portal as the partner sees it. The session that carries it names
-- the partner and no membership; until it is opened it has a hand-over and no secret. Found before an organisation is
-- known, like every session.
alter table session add column views uuid references partner, add column handover_hash bytea unique;

-- Who looked, why and how long: the partner reads it too, so it stays when the session's row goes.
create table partner_view (
  id            uuid primary key,
  organization  uuid not null references organization,
  partner       uuid not null references partner,
  viewer        text not null,
  viewer_name   text not null,
  reason_sealed bytea not null,
  asked_at      timestamptz not null,
  opened_at     timestamptz,
  -- of the hand-over until it is opened, of the view from then on
  ends_at       timestamptz not null,
  ended_at      timestamptz
);
create index on partner_view (organization, partner, asked_at desc, id desc);
alter table partner_view enable row level security;
create policy tenant on partner_view using (organization = current_organization() and sees_partner(partner))
  with check (organization = current_organization() and sees_partner(partner));

-- What a partner reads in its security log, found by who did it and by whom it was done to.
create index audit_of_actor on audit (actor, at desc, id desc) where actor is not null and object_type <> 'lead';
create index audit_of_partner on audit (object, at desc, id desc) where object_type = 'partner';
