import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, create, sdk, unique } from './support/crm.mjs';

before(connect);

function query(text) {
  const body = new sdk.Coql.BodyWrapper();
  body.setSelectQuery(text);
  return new sdk.Coql.CoqlOperations().getRecords(body);
}

test('sees a record at once, in order, with a limit', async () => {
  const company = unique('Quayside');
  await create('Leads', ...['A', 'B', 'C'].map((Last_Name) => ({ Last_Name, Company: company })));

  const response = await query(
    `select id, Last_Name from Leads where ((Company = '${company}' and id is not null) and Last_Name != 'C')` +
      ' order by Last_Name desc limit 0, 1',
  );

  assert.equal(response.getStatusCode(), 200);
  const rows = response.getObject().getData();
  assert.deepEqual(
    rows.map((row) => row.getKeyValue('Last_Name')),
    ['B'],
  );
  assert.equal(response.getObject().getInfo().getMoreRecords(), true);
  assert.equal(response.getObject().getInfo().getCount(), 1);
});

test('no rows are 204', async () => {
  const response = await query(`select id from Leads where Company = '${unique('nowhere')}'`);

  assert.equal(response.getStatusCode(), 204);
});

for (const [what, text, code] of [
  ['without a where', 'select id from Leads', 'SYNTAX_ERROR'],
  ['of an unknown column', 'select id, Nonsense from Leads where id is not null', 'INVALID_QUERY'],
]) {
  test(`a query ${what} is ${code}`, async () => {
    const response = await query(text);

    assert.equal(response.getStatusCode(), 400);
    assert.equal(response.getObject().constructor.name, 'APIException');
    assert.equal(response.getObject().getCode().getValue(), code);
  });
}
