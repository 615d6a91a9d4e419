import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  body,
  choice,
  connect,
  create,
  outcomes,
  params,
  record,
  records,
  refusal,
  sdk,
  unique,
} from './support/crm.mjs';

const { DeleteRecordsParam, GetRecordParam } = sdk.Record;

before(connect);

const leads = () => records('Leads');
const rows = (count, word) => Array.from({ length: count }, (_, i) => ({ Last_Name: `${word} ${i}` }));

async function read(id, fields) {
  const response = await leads().getRecord(id, await params([GetRecordParam.FIELDS, fields]));
  return response.getObject()?.getData()[0];
}

test('creates a record and reads it back with the fields asked for', async () => {
  const email = `${unique('ann')}@brackenhall.example`;
  const response = await leads().createRecords(
    body([{ Last_Name: 'Dee', Company: 'Acme', Email: email, Lead_Status: choice('Contacted') }], { Trigger: [] }),
  );

  const [made] = outcomes(response);
  assert.equal(response.getStatusCode(), 201);
  assert.equal(made.kind, 'SuccessResponse');
  assert.equal(made.message, 'record added');
  assert.ok(made.details.Created_Time instanceof Date);
  const lead = await read(BigInt(made.details.id), 'Last_Name,Email,Lead_Status,Created_By');
  assert.equal(lead.getKeyValue('Email'), email);
  assert.equal(lead.getKeyValue('Lead_Status').getValue(), 'Contacted');
  assert.equal(lead.getCreatedBy().getId(), made.details.Created_By.getId());
  assert.equal(lead.getKeyValues().has('Company'), false);
});

test('creates a hundred at once, in their order', async () => {
  const response = await leads().createRecords(body(rows(100, unique('hundred'))));

  const made = outcomes(response);
  assert.equal(response.getStatusCode(), 201);
  assert.equal(made.filter(({ kind }) => kind === 'SuccessResponse').length, 100);
  assert.match((await read(BigInt(made[99].details.id), 'Last_Name')).getKeyValue('Last_Name'), / 99$/);
});

test('refuses a hundred and one', async () => {
  const response = await leads().createRecords(body(rows(101, unique('more'))));

  const [refused, ...others] = outcomes(response);
  assert.equal(response.getStatusCode(), 400);
  assert.equal(refused.kind, 'APIException');
  assert.equal(refused.code, 'LIMIT_EXCEEDED');
  assert.equal(others.length, 0);
});

test('answers 207 and row by row when one of two is refused', async () => {
  const response = await leads().createRecords(body([{ Company: 'No name' }, { Last_Name: unique('Good') }]));

  const [refused, made] = outcomes(response);
  assert.equal(response.getStatusCode(), 207);
  assert.equal(refused.kind, 'APIException');
  assert.equal(refused.code, 'MANDATORY_NOT_FOUND');
  assert.equal(refused.message, 'required field not found');
  assert.equal(refused.details.api_name, 'Last_Name');
  assert.equal(made.kind, 'SuccessResponse');
});

test('answers 400 with the rows when all are refused', async () => {
  const response = await leads().createRecords(body([{ Company: 'No name' }]));

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response)[0].code, 'MANDATORY_NOT_FOUND');
});

test('updates one by its path and many by their ids', async () => {
  const [one, two] = await create('Leads', { Last_Name: unique('One') }, { Last_Name: unique('Two') });

  const single = await leads().updateRecord(one, body([{ Company: 'Larkfield' }]));
  const both = await leads().updateRecords(
    body([
      { id: one, City: 'Ghent' },
      { id: two, City: 'Graz' },
    ]),
  );

  assert.equal(single.getStatusCode(), 200);
  assert.equal(outcomes(single)[0].message, 'record updated');
  assert.deepEqual(
    outcomes(both).map(({ kind }) => kind),
    ['SuccessResponse', 'SuccessResponse'],
  );
  const lead = await read(one, 'Company,City');
  assert.equal(lead.getKeyValue('Company'), 'Larkfield');
  assert.equal(lead.getKeyValue('City'), 'Ghent');
});

test('refuses the update of a record that is not there', async () => {
  const response = await leads().updateRecords(body([{ id: 5437000000000999999n, City: 'Ghent' }]));

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response)[0].code, 'INVALID_DATA');
});

test('deletes one by its path and many by their ids; a deleted one reads as nothing', async () => {
  const [one, two, three] = await create('Leads', ...rows(3, unique('gone')));

  const single = await leads().deleteRecord(one);
  const many = await leads().deleteRecords(
    await params([DeleteRecordsParam.IDS, `${two},${three}`], [DeleteRecordsParam.WF_TRIGGER, false]),
  );
  const read = await leads().getRecord(one);

  assert.equal(single.getStatusCode(), 200);
  assert.equal(outcomes(single)[0].message, 'record deleted');
  assert.equal(outcomes(many).filter(({ kind }) => kind === 'SuccessResponse').length, 2);
  assert.equal(read.getStatusCode(), 204);
  assert.equal(read.getObject(), null);
});

test('a lookup is written by id and read with its name', async () => {
  const name = unique('Harbour Lane');
  const [partner] = await create('Partners', { Name: name });
  const [lead] = await create('Leads', { Last_Name: unique('Ames'), Partner: record({ id: partner }) });

  const found = (await read(lead, 'Partner')).getKeyValue('Partner');

  assert.equal(found.getId(), partner);
  assert.equal(found.getKeyValue('name'), name);
});

test('a module nobody has is INVALID_MODULE', async () => {
  await assert.rejects(records('Nonsense').getRecords(), (problem) =>
    JSON.stringify(problem).includes('INVALID_MODULE'),
  );
});

test('a list without fields is refused', async () => {
  const response = await leads().getRecords();

  assert.equal(response.getStatusCode(), 400);
  assert.equal(refusal(response).code, 'REQUIRED_PARAM_MISSING');
});
