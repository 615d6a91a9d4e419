import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, outcomes, params, sdk } from './support/crm.mjs';

const { GetNotificationsParam, DeleteNotificationParam } = sdk.Notifications;
const HOUR = 3_600_000;

before(connect);

const operations = () => new sdk.Notifications.NotificationsOperations();

const channels = [];

/** A channel id no other test has: a number we choose. */
function channelId() {
  channels.push(`${BigInt(process.pid) * 1000n + BigInt(channels.length)}`);
  return channels.at(-1);
}

after(async () =>
  operations().deleteNotification(await params([DeleteNotificationParam.CHANNEL_IDS, channels.join(',')])),
);

function watch(channel, members) {
  const notification = new sdk.Notifications.Notification();
  notification.setChannelId(channel);
  for (const [name, value] of Object.entries(members)) notification[`set${name}`](value);
  const body = new sdk.Notifications.BodyWrapper();
  body.setWatch([notification]);
  return body;
}

function enable(channel, members = {}) {
  return operations().enableNotifications(
    watch(channel, {
      Events: ['Leads.create', 'Leads.edit', 'Partners.all'],
      NotifyUrl: 'http://127.0.0.1:9/events',
      Token: 'a token of ours',
      ChannelExpiry: new Date(Date.now() + 24 * HOUR),
      NotifyOnRelatedAction: false,
      ...members,
    }),
  );
}

async function details(channel) {
  const response = await operations().getNotifications(
    await params([GetNotificationsParam.CHANNEL_ID, BigInt(channel)]),
  );
  return response.getStatusCode() === 204 ? [] : response.getObject().getWatch();
}

test('enables a channel and shows it, one entry for each module', async () => {
  const channel = channelId();

  const response = await enable(channel);

  const [{ kind, message, details: said }] = outcomes(response, 'Watch');
  assert.equal(response.getStatusCode(), 201);
  assert.equal(kind, 'SuccessResponse');
  assert.equal(message, 'Successfully subscribed for actions-watch of the given module');
  assert.deepEqual(
    said.events.map((event) => event.getResourceName()),
    ['Leads', 'Partners'],
  );
  const [shown] = await details(channel);
  assert.equal(shown.getToken(), 'a token of ours');
  assert.equal(shown.getNotifyUrl(), 'http://127.0.0.1:9/events');
  assert.equal(`${shown.getChannelId()}`, channel);
});

test('gives an hour to whoever asks for more than a week', async () => {
  const channel = channelId();

  await enable(channel, { ChannelExpiry: new Date(Date.now() + 8 * 24 * HOUR) });

  const left = (await details(channel))[0].getChannelExpiry() - Date.now();
  assert.ok(left > 0 && left <= HOUR, `${left} ms`);
});

test('replaces, changes, thins out and ends a channel', async () => {
  const channel = channelId();
  await enable(channel);

  const replaced = await operations().updateNotifications(
    watch(channel, { Events: ['Leads.all', 'Partners.all'], NotifyUrl: 'http://127.0.0.1:9/other', Token: 'another' }),
  );
  const changed = await operations().updateNotification(watch(channel, { Token: 'a third' }));
  const thinned = await operations().disableNotification(
    watch(channel, { Events: ['Partners.all'], DeleteEvents: true }),
  );
  const left = await details(channel);
  const ended = await operations().deleteNotification(await params([DeleteNotificationParam.CHANNEL_IDS, channel]));

  assert.equal(outcomes(replaced, 'Watch')[0].message, 'Successfully updated the subscribe details');
  assert.equal(outcomes(changed, 'Watch')[0].message, 'Successfully updated the subscribe details');
  assert.equal(outcomes(thinned, 'Watch')[0].message, 'Successfully removed the subscribe details');
  assert.deepEqual(
    left.map((entry) => [entry.getResourceName(), entry.getNotifyUrl(), entry.getToken()]),
    [['Leads', 'http://127.0.0.1:9/other', 'a third']],
  );
  assert.equal(outcomes(ended, 'Watch')[0].message, 'Successfully un-subscribed from actions-watch');
  assert.deepEqual(await details(channel), []);
});

test('refuses a token of more than fifty characters', async () => {
  const response = await enable(channelId(), { Token: 'x'.repeat(51) });

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response, 'Watch')[0].code, 'INVALID_DATA');
});

test('a channel nobody has cannot be ended', async () => {
  const response = await operations().deleteNotification(
    await params([DeleteNotificationParam.CHANNEL_IDS, channelId()]),
  );

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response, 'Watch')[0].code, 'NOT_SUBSCRIBED');
});
