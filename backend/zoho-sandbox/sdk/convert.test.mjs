import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { choice, connect, create, outcomes, params, record, records, refusal, sdk, unique } from './support/crm.mjs';

const { GetRecordsParam } = sdk.Record;

before(connect);

function convert(lead, wish = {}) {
  const converter = new sdk.ConvertLead.LeadConverter();
  converter.setOverwrite(true);
  converter.setNotifyLeadOwner(false);
  converter.setNotifyNewEntityOwner(false);
  for (const [name, value] of Object.entries(wish)) converter[`set${name}`](value);
  const body = new sdk.ConvertLead.BodyWrapper();
  body.setData([converter]);
  return new sdk.ConvertLead.ConvertLeadOperations(lead).convertLead(body);
}

const deal = (name) =>
  record({ Deal_Name: name, Closing_Date: new Date('2027-01-31'), Stage: choice('Qualification'), Amount: 12000 });

test('a lead becomes a contact, an account and a deal, and leaves the list', async () => {
  const company = unique('Brackenhall');
  const [lead] = await create('Leads', { Last_Name: unique('Dee'), Company: company });

  const response = await convert(lead, { Deals: deal(`${company} licences`) });

  const [{ kind, message, details }] = outcomes(response);
  assert.equal(response.getStatusCode(), 200);
  assert.equal(kind, 'SuccessResponse');
  assert.equal(message, 'The record has been converted successfully');
  assert.deepEqual(Object.keys(details).sort(), ['Accounts', 'Contacts', 'Deals']);
  assert.equal((await records('Leads').getRecords(await only(lead))).getStatusCode(), 204);
  const converted = await records('Leads').getRecords(await only(lead, [GetRecordsParam.CONVERTED, 'true']));
  assert.equal(converted.getObject().getData()[0].getId(), lead);
});

const only = (lead, ...more) =>
  params([GetRecordsParam.FIELDS, 'Last_Name'], [GetRecordsParam.IDS, `${lead}`], ...more);

test('a lead without a company makes no account, and no deal unless asked', async () => {
  const [lead] = await create('Leads', { Last_Name: unique('Alone') });

  const [{ details }] = outcomes(await convert(lead));

  assert.equal(details.Accounts, null);
  assert.equal(details.Deals, null);
  assert.ok(details.Contacts);
});

test('nobody converts twice', async () => {
  const [lead] = await create('Leads', { Last_Name: unique('Once') });
  await convert(lead);

  const response = await convert(lead);

  const said = response.getObject().getData ? outcomes(response)[0] : refusal(response);
  assert.equal(response.getStatusCode(), 400);
  assert.equal(said.code, 'ID_ALREADY_CONVERTED');
});

test('a stage no pipeline has is refused, and nothing is made', async () => {
  const [lead] = await create('Leads', { Last_Name: unique('Staged') });
  const wrong = record({ Deal_Name: 'x', Closing_Date: new Date('2027-01-31'), Stage: choice('Nowhere') });

  const response = await convert(lead, { Deals: wrong });

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response)[0].code, 'MAPPING_MISMATCH');
  assert.equal((await records('Leads').getRecords(await only(lead))).getStatusCode(), 200);
});
