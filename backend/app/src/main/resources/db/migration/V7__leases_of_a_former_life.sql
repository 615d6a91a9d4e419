-- Which node holds a claim, and in which life: what a node held before it was started again is free at once.
alter table outbox add column held_by text, add column held_in uuid;
alter table inbox add column held_by text, add column held_in uuid;
