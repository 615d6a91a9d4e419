/** The two public calls of a form: anonymous, without cookies, from any website the partner has allowed. */

export interface FormField {
  name: string;
  type: 'text' | 'email' | 'tel' | 'textarea';
  required: boolean;
  max_length: number;
  autocomplete: string | null;
}

export interface FormDefinition {
  key: string;
  title: string;
  partner: { name: string };
  organization: { name: string };
  /** The partner's, with its size in pixels, so that its place is kept before it is here. */
  logo?: { src: string; width: number; height: number };
  fields: FormField[];
  /** Proves to the server that the form was shown; goes back with the answers. */
  token: string;
}

export interface FormReceipt {
  number: string;
  /** Instant, ISO-8601 in UTC. */
  received_at: string;
}

/** What the form needs from the portal. */
export interface FormTransport {
  load(): Promise<FormDefinition>;
  /** `key` names this filled form: the portal takes it once, however often it is sent. */
  send(answers: Record<string, string>, key: string): Promise<FormReceipt>;
}

/** Why a call did not succeed: the last part of the problem's type, or `unreachable`. */
export class FormTrouble extends Error {
  constructor(
    readonly slug: string,
    readonly errors: { pointer: string; code: string; detail: string }[] = [],
  ) {
    super(slug);
  }
}

/** An answer that takes longer than this is not waited for, in milliseconds. */
const PATIENCE = 20_000;

/** The real thing, over the network. */
export function formTransport(api: string, form: string): FormTransport {
  const portal = api.replace(/\/+$/, '');
  const address = `${portal}/api/v1/forms/${encodeURIComponent(form)}`;
  return {
    load: async () => {
      const { logo, ...definition } = await call<DefinitionAnswer>(address, {});
      if (!logo) return definition;
      const { path, width, height } = logo;
      return { ...definition, logo: { src: portal + path, width, height } };
    },
    send: (answers, key) =>
      call<FormReceiptAnswer>(`${address}/leads`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(answers),
      }).then((answer) => answer.receipt),
  };
}

type DefinitionAnswer = Omit<FormDefinition, 'logo'> & {
  logo?: { path: string; width: number; height: number } | null;
};

interface FormReceiptAnswer {
  receipt: FormReceipt;
}

interface ProblemAnswer {
  type?: string;
  errors?: FormTrouble['errors'];
}

async function call<T>(address: string, init: RequestInit): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, PATIENCE);
  try {
    const answer = await fetch(address, { ...init, credentials: 'omit', cache: 'no-store', signal: stop.signal });
    const content = (await answer.json()) as T & ProblemAnswer;
    if (answer.ok) return content;
    throw new FormTrouble(content.type?.replace(/^.*\//, '') ?? 'unreachable', content.errors);
  } catch (thrown) {
    throw thrown instanceof FormTrouble ? thrown : new FormTrouble('unreachable');
  } finally {
    clearTimeout(timer);
  }
}
