-- Which stage a status belonged to when it was reported: words of a CRM may change their meaning later.
alter table lead_change add column stage text;
