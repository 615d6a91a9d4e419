import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, control, credentials, refusal, sdk, tokens } from './support/crm.mjs';

before(connect);

const ask = () => new sdk.Org.OrgOperations().getOrganization();

test('a refresh token becomes an access token for an hour, and the sandbox names itself as the API', async () => {
  assert.equal((await ask()).getStatusCode(), 200);

  const left = Number(tokens.kept.getExpiresIn()) - Date.now();
  assert.ok(left > 3_500_000 && left <= 3_600_000, `${left} ms are left`);
  assert.equal(tokens.kept.getAPIDomain(), process.env.SANDBOX_ADDRESS);
});

test('an expired token is refused as INVALID_TOKEN, and the next one works', async () => {
  await ask();
  const first = tokens.kept.getAccessToken();
  await control('POST', 'tokens/expire');

  const refused = await ask();
  tokens.kept.setExpiresIn('1');
  const answered = await ask();

  assert.equal(refused.getStatusCode(), 401);
  assert.equal(refusal(refused).code, 'INVALID_TOKEN');
  assert.equal(answered.getStatusCode(), 200);
  assert.notEqual(tokens.kept.getAccessToken(), first);
});

test('a wrong secret gets no token', async () => {
  await assert.rejects(credentials('wrong').generateToken(), (problem) => problem.message.startsWith('invalid_client'));
});
