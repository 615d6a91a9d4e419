-- How often one address begins is counted with every other request.
alter table crm_consent drop column client_index;
