import type { ZohoSdk } from './crm.js';

type Place = Parameters<Parameters<ZohoSdk['embeddedApp']['on']>[1]>[0];

/** Zoho's SDK as far as we use it, answering from memory with the shapes Zoho documents. */
export class SdkFixture implements ZohoSdk {
  readonly calls: unknown[] = [];
  record: Record<string, unknown> = {
    Name: 'Northwind Resellers',
    Partner_Status: 'Applied',
    Email: null,
    Owner: { id: '102', name: 'Jonas Aldery' },
  };
  variable: unknown = { Success: { Content: 'https://portal.example' } };
  blueprint: Promise<unknown> = Promise.resolve({ code: 'RECORD_NOT_IN_PROCESS', status: 'error' });
  written: Promise<unknown> = Promise.resolve({ data: [{ code: 'SUCCESS', details: { id: '77' } }] });
  init: Promise<unknown> = Promise.resolve();

  constructor(readonly place: Place | undefined = { Entity: 'Partners', EntityId: '620' }) {}

  readonly embeddedApp: ZohoSdk['embeddedApp'] = {
    on: (_event, handler) => {
      if (this.place) handler(this.place);
    },
    init: () => this.init,
  };

  readonly CRM = {
    CONFIG: {
      getOrgInfo: () => Promise.resolve({ org: [{ zgid: '700000001' }] }),
      getCurrentUser: () => Promise.resolve({ users: [{ id: '1' }] }),
    },
    API: {
      getOrgVariable: () => Promise.resolve(this.variable),
      getRecord: (what: object) => this.#note('getRecord', what, Promise.resolve({ data: [this.record] })),
      insertRecord: (what: object) => this.#note('insertRecord', what, this.written),
      updateRecord: (what: object) => this.#note('updateRecord', what, this.written),
      getBluePrint: (what: object) => this.#note('getBluePrint', what, this.blueprint),
      updateBluePrint: (what: object) => this.#note('updateBluePrint', what, this.written),
    },
  } as unknown as ZohoSdk['CRM'];

  #note(name: string, what: object, answer: Promise<unknown>): Promise<unknown> {
    this.calls.push([name, what]);
    return answer;
  }
}
