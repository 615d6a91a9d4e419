/**
 * Zoho CRM as seen from a frame inside it: the only file that knows Zoho's SDK and Zoho's field names.
 * Nothing it learns here is proof of anything; it is shown to the reader, and the portal finds out for itself.
 */
import {
  DeskTrouble,
  type PartnerDesk,
  type PartnerRecord,
} from '@partner-portal/widgets/elements/partner-panel/partner-desk.js';

/** What of Zoho's SDK is used. Its promises never time out by themselves. */
export interface ZohoSdk {
  embeddedApp: {
    on(event: 'PageLoad', handler: (place: PageLoad) => void): void;
    init(): Promise<unknown>;
  };
  CRM: {
    CONFIG: {
      getOrgInfo(): Promise<{ org?: { zgid?: string | number }[] }>;
      getCurrentUser(): Promise<{ users?: { id?: string }[] }>;
    };
    API: {
      getOrgVariable(name: string): Promise<{ Success?: { Content?: string | null } }>;
      getRecord(what: { Entity: string; RecordID: string }): Promise<{ data?: Record<string, unknown>[] }>;
      insertRecord(what: { Entity: string; APIData: object; Trigger: string[] }): Promise<Written>;
      updateRecord(what: { Entity: string; APIData: object }): Promise<Written>;
      getBluePrint(what: { Entity: string; RecordID: string }): Promise<{ blueprint?: { transitions?: Transition[] } }>;
      updateBluePrint(what: { Entity: string; RecordID: string; BlueprintData: object }): Promise<Answer>;
    };
  };
}

interface PageLoad {
  Entity: string;
  EntityId: string | string[];
}

interface Answer {
  code?: string;
  message?: string;
  status?: string;
}

interface Written {
  data?: (Answer & { details?: { id?: string } })[];
}

interface Transition {
  id: string;
  next_field_value?: string;
}

/** How long Zoho may take for one call, in milliseconds. */
const PATIENCE = 15_000;
const APPROVED = 'Approved';
const PORTAL_ADDRESS = 'partner_portal_url';

/** One record's page in the CRM, with the reader's own rights. */
export class ZohoCrm implements PartnerDesk {
  private constructor(
    private readonly sdk: ZohoSdk,
    private readonly entity: string,
    readonly recordId: string,
    private readonly patience: number,
  ) {}

  /** Greets the CRM and waits until it has said which record it shows. Throws a {@link DeskTrouble}. */
  static async open(sdk: ZohoSdk | undefined, patience = PATIENCE): Promise<ZohoCrm> {
    if (!sdk) throw new DeskTrouble('no-sdk');
    const shown = new Promise<PageLoad>((resolve) => {
      sdk.embeddedApp.on('PageLoad', resolve);
    });
    await answered(sdk.embeddedApp.init(), patience);
    const { Entity, EntityId } = await answered(shown, patience);
    const id = Array.isArray(EntityId) ? EntityId[0] : EntityId; // a list view hands over an array
    if (!id) throw new DeskTrouble('no-record');
    return new ZohoCrm(sdk, Entity, id, patience);
  }

  /** Address of the portal as the organisation has set it; empty when nobody has. */
  async portalAddress(): Promise<string> {
    const answer = await this.#ask(this.sdk.CRM.API.getOrgVariable(PORTAL_ADDRESS));
    return answer.Success?.Content?.trim() ?? '';
  }

  /** Which organisation and which user this seems to be. */
  async reader(): Promise<{ organization: string; user: string }> {
    const [{ org }, { users }] = await Promise.all([
      this.#ask(this.sdk.CRM.CONFIG.getOrgInfo()),
      this.#ask(this.sdk.CRM.CONFIG.getCurrentUser()),
    ]);
    return { organization: String(org?.[0]?.zgid ?? ''), user: users?.[0]?.id ?? '' };
  }

  /** Writes the portal's one-time word into a record, which the CRM stamps with who is signed in. Gives its id. */
  async witness(nonce: string): Promise<string> {
    const answer = await this.#ask(
      this.sdk.CRM.API.insertRecord({ Entity: 'Portal_Sessions', APIData: { Name: nonce }, Trigger: [] }),
    );
    const id = accepted(answer).details?.id;
    if (!id) throw new DeskTrouble('silent');
    return id;
  }

  async read(): Promise<PartnerRecord> {
    const { data } = await this.#ask(this.sdk.CRM.API.getRecord({ Entity: this.entity, RecordID: this.recordId }));
    const record = data?.[0];
    if (!record) throw new DeskTrouble('no-record');
    const text = (field: string) => (typeof record[field] === 'string' ? record[field] : null);
    return {
      name: text('Name') ?? '',
      status: text('Partner_Status'),
      contact: text('Contact_Name'),
      email: text('Email'),
      phone: text('Phone'),
      website: text('Website'),
      country: text('Country'),
      tier: text('Partner_Tier'),
      rejection: text('Rejection_Reason'),
      error: text('Portal_Error'),
      owner: ownerOf(record.Owner),
    };
  }

  /**
   * Sets the status to approved, as the person who pressed the button: by the organisation's own process where the
   * record is in one, else by the field itself.
   */
  async approve(): Promise<void> {
    const api = this.sdk.CRM.API;
    const transition = (await this.#transitions()).find((t) => t.next_field_value === APPROVED);
    if (transition) {
      const blueprint = [{ transition_id: transition.id, data: {} }];
      const what = { Entity: this.entity, RecordID: this.recordId, BlueprintData: { blueprint } };
      const answer = await this.#ask(api.updateBluePrint(what));
      if (answer.status === 'error') throw new DeskTrouble(answer.code ?? 'refused', answer.message);
      return;
    }
    const APIData = { id: this.recordId, Partner_Status: APPROVED };
    accepted(await this.#ask(api.updateRecord({ Entity: this.entity, APIData })));
  }

  /** The steps the record's process offers this reader; none when it is in no process. */
  async #transitions(): Promise<Transition[]> {
    try {
      const what = { Entity: this.entity, RecordID: this.recordId };
      return (await this.#ask(this.sdk.CRM.API.getBluePrint(what))).blueprint?.transitions ?? [];
    } catch {
      return []; // Zoho says "not in process" as an error; a real fault shows at the next call
    }
  }

  #ask<T>(call: Promise<T>): Promise<T> {
    return answered(call, this.patience);
  }
}

/** The user a lookup names. */
function ownerOf(lookup: unknown): PartnerRecord['owner'] {
  const { id, name } = (lookup ?? {}) as { id?: unknown; name?: unknown };
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
}

/** The one answer of a write, or what Zoho had against it. */
function accepted({ data }: Written): NonNullable<Written['data']>[number] {
  const answer = data?.[0];
  if (answer?.code !== 'SUCCESS') throw new DeskTrouble(answer?.code ?? 'refused', answer?.message);
  return answer;
}

/** What Zoho answers, if it does so in time. The SDK rejects with plain objects; here they become a {@link DeskTrouble}. */
function answered<T>(call: Promise<T>, patience: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeskTrouble('silent'));
    }, patience);
    call.then(resolve, (thrown: unknown) => {
      const answer = firstAnswer(thrown);
      reject(new DeskTrouble(answer.code ?? 'refused', answer.message));
    });
    void call
      .finally(() => {
        clearTimeout(timer);
      })
      .catch(() => undefined);
  });
}

function firstAnswer(thrown: unknown): Answer {
  const answer = thrown as (Answer & Written) | undefined;
  return answer?.data?.[0] ?? answer ?? {};
}
