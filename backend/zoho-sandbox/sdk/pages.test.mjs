import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, control, create, params, records, refusal, sdk, unique } from './support/crm.mjs';

const { GetRecordsHeader, GetRecordsParam } = sdk.Record;
const PER_PAGE = 25;

before(async () => {
  await connect();
  await create('Partners', ...Array.from({ length: 80 }, () => ({ Name: unique('Page') })));
});

const page = async (...more) =>
  records('Partners').getRecords(
    await params([GetRecordsParam.FIELDS, 'Name,Partner_Status'], [GetRecordsParam.PER_PAGE, PER_PAGE], ...more),
  );

test('follows page tokens to the end and meets every record once', async () => {
  const ids = [];
  let pages = 0;
  let token;
  do {
    const response = await page(...(token ? [[GetRecordsParam.PAGE_TOKEN, token]] : []));
    assert.equal(response.getStatusCode(), 200);
    ids.push(
      ...response
        .getObject()
        .getData()
        .map((row) => row.getId()),
    );
    token = response.getObject().getInfo().getNextPageToken();
    pages += 1;
  } while (token);

  const count = (await control('GET', 'state')).records.Partners;
  assert.ok(pages >= 4, `${pages} pages`);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(ids.length, count);
});

test('a page tells where it stands', async () => {
  const first = (await page()).getObject().getInfo();
  const second = (await page([GetRecordsParam.PAGE_TOKEN, first.getNextPageToken()])).getObject().getInfo();

  assert.equal(first.getCount(), PER_PAGE);
  assert.equal(first.getPerPage(), PER_PAGE);
  assert.equal(first.getMoreRecords(), true);
  assert.equal(first.getPreviousPageToken() ?? null, null);
  assert.ok(first.getPageTokenExpiry() - Date.now() > 86_000_000);
  assert.equal(second.getPage(), 2);
  assert.ok(second.getPreviousPageToken());
});

test('a token belongs to the other parameters', async () => {
  const token = (await page()).getObject().getInfo().getNextPageToken();

  const other = await records('Partners').getRecords(
    await params([GetRecordsParam.FIELDS, 'Name'], [GetRecordsParam.PAGE_TOKEN, token]),
  );

  assert.equal(other.getStatusCode(), 400);
  assert.equal(refusal(other).code, 'TOKEN_BOUND_DATA_MISMATCH');
});

test('pages by number end at two thousand records', async () => {
  const response = await records('Partners').getRecords(
    await params([GetRecordsParam.FIELDS, 'Name'], [GetRecordsParam.PAGE, 11]),
  );

  assert.equal(response.getStatusCode(), 400);
  assert.equal(refusal(response).code, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED');
});

test('sorts by the time of the last change', async () => {
  const response = await page([GetRecordsParam.SORT_BY, 'Modified_Time'], [GetRecordsParam.SORT_ORDER, 'asc']);

  assert.equal(response.getObject().getInfo().getSortBy(), 'Modified_Time');
  assert.equal(response.getObject().getInfo().getSortOrder(), 'asc');
});

test('nothing newer than If-Modified-Since is 304', async () => {
  const since = new sdk.HeaderMap();
  await since.add(GetRecordsHeader.IF_MODIFIED_SINCE, new Date(Date.now() + 3_600_000));

  const response = await records('Partners').getRecords(await params([GetRecordsParam.FIELDS, 'Name']), since);

  assert.equal(response.getStatusCode(), 304);
});
