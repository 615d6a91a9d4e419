import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, create, eventually, params, records, sdk, unique } from './support/crm.mjs';

const { SearchRecordsParam } = sdk.Record;

before(connect);

const search = async (param, value) =>
  records('Leads').searchRecords(await params([param, value], [SearchRecordsParam.PER_PAGE, 200]));

const found = (response) => (response.getStatusCode() === 200 ? response.getObject().getData() : []);

const ids = (response) => found(response).map((row) => row.getId());

test('finds a new lead by e-mail, by word and by criteria, after a while', async () => {
  const email = `${unique('seek')}@brackenhall.example`;
  const [lead] = await create('Leads', { Last_Name: 'Seeker', Company: unique('Quarry'), Email: email });

  const byEmail = await eventually('the index', async () => {
    const response = await search(SearchRecordsParam.EMAIL, email);
    return ids(response).length > 0 ? response : null;
  });
  const byWord = await search(SearchRecordsParam.WORD, email.split('@')[0]);
  const byCriteria = await search(SearchRecordsParam.CRITERIA, `((Email:equals:${email})and(Last_Name:equals:Seeker))`);

  assert.deepEqual(ids(byEmail), [lead]);
  assert.deepEqual(ids(byWord), [lead]);
  assert.deepEqual(ids(byCriteria), [lead]);
  assert.equal(byEmail.getObject().getInfo().getMoreRecords(), false);
});

test('nothing found is 204', async () => {
  const response = await search(SearchRecordsParam.EMAIL, `${unique('nobody')}@brackenhall.example`);

  assert.equal(response.getStatusCode(), 204);
});
