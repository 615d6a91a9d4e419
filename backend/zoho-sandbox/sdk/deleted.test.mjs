import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, create, headers, params, records, sdk, unique } from './support/crm.mjs';

const { GetDeletedRecordsHeader, GetDeletedRecordsParam } = sdk.Record;

before(connect);

const deleted = async (type, since) =>
  records('Leads').getDeletedRecords(
    await params([GetDeletedRecordsParam.TYPE, type]),
    await headers([GetDeletedRecordsHeader.IF_MODIFIED_SINCE, since]),
  );

test('a deleted record is listed with who deleted it and when', async () => {
  const name = unique('Farewell');
  const before = new Date(Date.now() - 60_000);
  const [lead] = await create('Leads', { Last_Name: name });
  await records('Leads').deleteRecord(lead);

  const response = await deleted('recycle', before);

  const entry = response
    .getObject()
    .getData()
    .find((row) => row.getId() === lead);
  assert.equal(response.getStatusCode(), 200);
  assert.equal(entry.getDisplayName(), name);
  assert.equal(entry.getType(), 'recycle');
  assert.ok(entry.getDeletedBy().getId() > 0n);
  assert.ok(entry.getDeletedTime() >= before);
});

test('nothing deleted since then is 204 or 304', async () => {
  const response = await deleted('all', new Date(Date.now() + 3_600_000));

  assert.ok([204, 304].includes(response.getStatusCode()), `${response.getStatusCode()}`);
});
