-- Whose sign-in has to have a second step, since when that is so, and how many days people have to set theirs up.
alter table organization
  add column second_step_of    text not null default 'NOBODY',
  add column second_step_grace integer not null default 7,
  add column second_step_since timestamptz;
