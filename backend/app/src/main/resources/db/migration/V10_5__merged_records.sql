-- Two leads of ours became one record of the CRM: the other one carries on.
alter table lead add column duplicate_of uuid references lead;
