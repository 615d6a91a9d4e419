-- What Zoho limits: access tokens, calls at once, credits.

-- When access tokens were asked for and when Zoho denied one, as far back as they count: any ten minutes matter, not
-- those of a clock. And what the organisation pays for, by which the CRM decides how many calls it takes at once.
alter table crm_connection
  drop column window_began_at,
  drop column window_refreshes,
  add column refreshes        timestamptz[] not null default '{}',
  add column denials          timestamptz[] not null default '{}',
  add column refresh_failures integer not null default 0,
  add column edition          text;

-- What calls cost, written before each leaves: one row per minute, node and kind, so that no two nodes share one.
-- remaining is Zoho's own figure, which it gives only when half of the day's credits are spent.
create table crm_credit (
  organization uuid not null references organization,
  minute       timestamptz not null,
  node         text not null,
  caller       text not null,
  kind         text not null,
  calls        bigint not null,
  credits      bigint not null,
  remaining    bigint,
  primary key (organization, minute, node, caller, kind)
);
alter table crm_credit enable row level security;
create policy tenant on crm_credit using (organization = current_organization())
  with check (organization = current_organization());
