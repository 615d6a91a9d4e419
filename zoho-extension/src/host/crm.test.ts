import { describe, expect, test } from 'vitest';
import { SdkFixture } from './crm.fixture.js';
import { ZohoCrm } from './crm.js';

const never = new Promise<never>(() => undefined);
const SOON = 20;

describe('opening', () => {
  test.each(['620', ['620', '621']])('takes the record id as %j', async (EntityId) => {
    const crm = await ZohoCrm.open(new SdkFixture({ Entity: 'Partners', EntityId }));
    expect(crm.recordId).toBe('620');
  });

  test('says when there is no SDK, no record, or no answer', async () => {
    await expect(ZohoCrm.open(undefined)).rejects.toMatchObject({ code: 'no-sdk' });
    await expect(ZohoCrm.open(new SdkFixture({ Entity: 'Partners', EntityId: [] }))).rejects.toMatchObject({
      code: 'no-record',
    });
    const silent = new SdkFixture();
    silent.init = never;
    await expect(ZohoCrm.open(silent, SOON)).rejects.toMatchObject({ code: 'silent' });
    const nowhere = new SdkFixture(undefined);
    Object.assign(nowhere, { place: undefined });
    await expect(ZohoCrm.open(nowhere, SOON)).rejects.toMatchObject({ code: 'silent' });
  });
});

describe('reading', () => {
  test('gives the record in our words, with nothing where Zoho has nothing', async () => {
    const crm = await ZohoCrm.open(new SdkFixture());
    expect(await crm.read()).toMatchObject({ name: 'Northwind Resellers', status: 'Applied', email: null, tier: null });
    expect(await crm.read()).toHaveProperty('owner', { id: '102', name: 'Jonas Aldery' });
  });

  test.each([
    [{ Success: { Content: ' https://portal.example ' } }, 'https://portal.example'],
    [{ Success: { Content: null } }, ''],
    [{ Error: { Content: 'no such variable' } }, ''],
  ])('finds the portal’s address in %j', async (variable, address) => {
    const sdk = new SdkFixture();
    sdk.variable = variable;
    expect(await (await ZohoCrm.open(sdk)).portalAddress()).toBe(address);
  });
});

describe('approving', () => {
  test('sets the field where the record is in no process, and leaves automation on', async () => {
    const sdk = new SdkFixture();
    await (await ZohoCrm.open(sdk)).approve();
    expect(sdk.calls.at(-1)).toEqual([
      'updateRecord',
      { Entity: 'Partners', APIData: { id: '620', Partner_Status: 'Approved' } },
    ]);
  });

  test('takes the transition that leads to approved where there is one', async () => {
    const sdk = new SdkFixture();
    const transitions = [
      { id: '1', next_field_value: 'Rejected' },
      { id: '2', next_field_value: 'Approved' },
    ];
    sdk.blueprint = Promise.resolve({ blueprint: { transitions } });
    sdk.written = Promise.resolve({ code: 'SUCCESS', status: 'success' });
    await (await ZohoCrm.open(sdk)).approve();
    expect(sdk.calls.at(-1)).toEqual([
      'updateBluePrint',
      { Entity: 'Partners', RecordID: '620', BlueprintData: { blueprint: [{ transition_id: '2', data: {} }] } },
    ]);
  });

  // Zoho rejects with plain objects, in one of two shapes
  const refusal = { code: 'NO_PERMISSION', message: 'permission denied' } as unknown as Error;
  const inArray = { data: [refusal] } as unknown as Error;
  test.each([() => Promise.resolve(inArray), () => Promise.reject(inArray), () => Promise.reject(refusal)])(
    'says what Zoho had against it, however Zoho says it',
    async (answer) => {
      const sdk = new SdkFixture();
      sdk.written = answer();
      const crm = await ZohoCrm.open(sdk);
      await expect(crm.approve()).rejects.toMatchObject({ code: 'NO_PERMISSION', message: 'permission denied' });
    },
  );

  test('does not wait for ever', async () => {
    const sdk = new SdkFixture();
    sdk.written = never;
    const crm = await ZohoCrm.open(sdk, SOON);
    await expect(crm.approve()).rejects.toMatchObject({ code: 'silent' });
  });
});

test('writes the one-time word without starting any automation', async () => {
  const sdk = new SdkFixture();
  expect(await (await ZohoCrm.open(sdk)).witness('nonce-1')).toBe('77');
  expect(sdk.calls).toEqual([
    ['insertRecord', { Entity: 'Portal_Sessions', APIData: { Name: 'nonce-1' }, Trigger: [] }],
  ]);
});
