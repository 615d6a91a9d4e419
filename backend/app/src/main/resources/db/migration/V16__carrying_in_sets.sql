-- What carrying many leads at once pays for.

-- A cell and a line of the history belong to a lead, and the lead belongs to its partner and organisation: checking those
-- again for every row takes longer than writing it. The primary key finds the cells of a lead.
alter table lead_cell drop constraint lead_cell_organization_fkey, drop constraint lead_cell_partner_fkey;
alter table lead_change drop constraint lead_change_organization_fkey, drop constraint lead_change_partner_fkey;
drop index lead_cell_organization_lead_idx;

-- Rows that are changed soon after they were made keep room for their next version beside them.
alter table lead set (fillfactor = 80);
alter table outbox set (fillfactor = 70);
alter table lead_cell set (fillfactor = 90);
