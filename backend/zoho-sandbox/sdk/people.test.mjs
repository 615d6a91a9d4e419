import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, params, sdk } from './support/crm.mjs';

const { GetUsersParam } = sdk.Users;

before(connect);

const users = async (type) => {
  const response = await new sdk.Users.UsersOperations().getUsers(
    await params([GetUsersParam.TYPE, type], [GetUsersParam.PER_PAGE, 200]),
  );
  return response.getObject().getUsers();
};

test('the organisation has a number, a zone and an edition', async () => {
  const response = await new sdk.Org.OrgOperations().getOrganization();

  const [org] = response.getObject().getOrg();
  assert.equal(response.getStatusCode(), 200);
  assert.equal(`${org.getZgid()}`, '700000001');
  assert.match(org.getTimeZone(), /\//);
  assert.ok(org.getLicenseDetails().getPaidType());
});

test('tells whose token it is', async () => {
  const [me, ...others] = await users('CurrentUser');

  assert.equal(others.length, 0);
  assert.match(me.getEmail(), /@/);
  assert.ok(me.getProfile().getName());
  assert.ok(me.getRole().getId() > 0n);
});

test('lists the people who are active, administrators among them', async () => {
  const active = await users('ActiveUsers');
  const admins = await users('AdminUsers');

  assert.ok(active.length > admins.length);
  assert.ok(admins.length > 0);
  assert.ok(active.every((user) => user.getStatus() === 'active'));
});

test('shows one of them by id', async () => {
  const [someone] = await users('ActiveUsers');

  const response = await new sdk.Users.UsersOperations().getUser(someone.getId());

  assert.equal(response.getObject().getUsers()[0].getFullName(), someone.getFullName());
});
