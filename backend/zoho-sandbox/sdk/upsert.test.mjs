import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { body, connect, outcomes, records, unique } from './support/crm.mjs';

before(connect);

const byOurKey = (...rows) =>
  records('Leads').upsertRecords(body(rows, { DuplicateCheckFields: ['Portal_Lead_Id'], Trigger: [] }));

test('makes a record once and finds it again by its unique field', async () => {
  const key = unique('key');

  const first = await byOurKey({ Last_Name: 'Ott', Portal_Lead_Id: key });
  const second = await byOurKey({ Last_Name: 'Otter', Portal_Lead_Id: key });

  const [made] = outcomes(first);
  const [found] = outcomes(second);
  assert.equal(first.getStatusCode(), 200);
  assert.equal(made.message, 'record added');
  assert.equal(made.row.getAction().getValue(), 'insert');
  assert.equal(made.row.getDuplicateField() ?? null, null);
  assert.equal(found.message, 'record updated');
  assert.equal(found.row.getAction().getValue(), 'update');
  assert.equal(found.row.getDuplicateField(), 'Portal_Lead_Id');
  assert.equal(found.details.id, made.details.id);
});

test('two leads with one e-mail stay two when only our key is checked', async () => {
  const Email = `${unique('same')}@brackenhall.example`;

  const [one, two] = outcomes(
    await byOurKey(
      { Last_Name: 'One', Email, Portal_Lead_Id: unique('key') },
      { Last_Name: 'Two', Email, Portal_Lead_Id: unique('key') },
    ),
  );

  assert.notEqual(one.details.id, two.details.id);
});

test('a hundred and one are refused', async () => {
  const response = await byOurKey(
    ...Array.from({ length: 101 }, () => ({ Last_Name: 'Many', Portal_Lead_Id: unique('key') })),
  );

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response)[0].code, 'LIMIT_EXCEEDED');
});
