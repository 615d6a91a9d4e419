/**
 * The screen's only way to the sandbox: the same REST calls any client of Zoho makes, signed by the session cookie
 * instead of a token. The header tells the sandbox that a person in the CRM is asking.
 */

/** Zoho's answer was no, or there was no answer. `code` is Zoho's word; `UNREACHABLE` stands for no answer at all. */
export class CrmError extends Error {
  /**
   * @param {{code: string, message: string, details?: object, httpStatus?: number, body?: unknown}} problem
   */
  constructor({ code, message, details = {}, httpStatus = 0, body = null }) {
    super(message);
    this.name = 'CrmError';
    this.code = code;
    this.details = details;
    this.httpStatus = httpStatus;
    this.body = body;
  }
}

/** Zoho's words for something a CRM does not have. */
const NOT_OFFERED = ['INVALID_URL_PATTERN', 'NOT_SUPPORTED', 'RECORD_NOT_IN_PROCESS'];

/**
 * @param {Error} problem
 * @returns {boolean} whether the CRM has no such thing; then the screen has no place for it
 */
export function isNotOffered(problem) {
  return problem instanceof CrmError && NOT_OFFERED.includes(problem.code);
}

/**
 * Sends one request and reads the answer as JSON.
 *
 * @param {string} method
 * @param {string} path absolute path with query
 * @param {unknown} [body] sent as JSON, or as it is when it is a form with a file
 * @returns {Promise<{status: number, body: any}>} body is null for 204 and 304
 * @throws {CrmError} when nothing answers
 */
export async function send(method, path, body) {
  const response = await reach(method, path, body);
  const text = await response.text();
  try {
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  } catch {
    throw new CrmError({
      code: 'UNREADABLE',
      message: `The sandbox answered ${response.status} with something that is not JSON.`,
      httpStatus: response.status,
    });
  }
}

async function reach(method, path, body) {
  const headers = { 'X-Sandbox-Screen': '1' };
  const plain = body === undefined || body instanceof FormData;
  if (!plain) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(path, { method, headers, body: plain ? body : JSON.stringify(body), cache: 'no-store' });
  } catch {
    throw new CrmError({ code: 'UNREACHABLE', message: 'The sandbox does not answer.' });
  }
}

/**
 * Reads a file. A link cannot do that: it would not say that a person in the CRM is asking.
 *
 * @param {string} path
 * @returns {Promise<Blob>}
 */
export async function readFile(path) {
  const response = await reach('GET', path);
  if (!response.ok) {
    throw refusal({ status: response.status, body: await response.json().catch(() => null) });
  }
  return response.blob();
}

/**
 * Like {@link send}, but a refusal becomes a {@link CrmError}.
 *
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the body, null when Zoho has nothing to say (204)
 */
export async function call(method, path, body) {
  const answer = await send(method, path, body);
  if (answer.status >= 400) {
    throw refusal(answer);
  }
  return answer.body;
}

function refusal({ status, body }) {
  const row = body?.data?.[0] ?? body ?? {};
  return new CrmError({
    code: row.code ?? `HTTP_${status}`,
    message: row.message ?? row.detail ?? `The sandbox answered ${status}.`,
    details: row.details ?? {},
    httpStatus: status,
    body,
  });
}

/**
 * Writes one record. Writes answer row by row and mostly with a good HTTP status, so the row decides, never the
 * status.
 *
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<{details: object}>} the row of the answer
 */
export async function writeOne(method, path, body) {
  const answer = await send(method, path, body);
  const row = answer.body?.data?.[0];
  if (row?.status === 'success') {
    return row;
  }
  throw refusal({ status: answer.status, body: answer.body });
}

/**
 * @param {string} module
 * @param {string} id
 * @returns {Promise<object | null>} null when the record is gone, converted or hidden from this user
 */
export async function readRecord(module, id) {
  const body = await call('GET', `/crm/v8/${module}/${encodeURIComponent(id)}`);
  return body?.data?.[0] ?? null;
}

/**
 * A person's edit: no `trigger`, so all automation of the CRM runs.
 *
 * @param {string} module
 * @param {string} id
 * @param {object} values
 */
export function updateRecord(module, id, values) {
  return writeOne('PUT', `/crm/v8/${module}/${encodeURIComponent(id)}`, { data: [values] });
}

/**
 * @param {string} module
 * @param {object} values
 * @returns {Promise<string>} id of the new record
 */
export async function insertRecord(module, values) {
  const row = await writeOne('POST', `/crm/v8/${module}`, { data: [values] });
  return row.details.id;
}

/**
 * @param {string} module
 * @param {string} id
 */
export function deleteRecord(module, id) {
  return writeOne('DELETE', `/crm/v8/${module}?ids=${encodeURIComponent(id)}`);
}

/**
 * @param {string} id of the lead
 * @param {object} choice body of Zoho's convert call
 * @returns {Promise<{Contacts?: {id: string}, Accounts?: {id: string}, Deals?: {id: string} | null}>}
 */
export async function convertLead(id, choice) {
  const row = await writeOne('POST', `/crm/v8/Leads/${encodeURIComponent(id)}/actions/convert`, { data: [choice] });
  return row.details;
}

/**
 * @param {string} query COQL; quote every value with {@link quoted}
 * @returns {Promise<{rows: object[], more: boolean}>}
 */
export async function coql(query) {
  const body = await call('POST', '/crm/v8/coql', { select_query: query });
  return { rows: body?.data ?? [], more: Boolean(body?.info?.more_records) };
}

/**
 * @param {string} value
 * @returns {string} the value as a COQL string, safe against quotes in it
 */
export function quoted(value) {
  return `'${String(value).replace(/[\\']/g, '\\$&')}'`;
}

/**
 * @param {string} module
 * @param {Record<string, string | number>} query `fields` is a must, as everywhere in Zoho
 * @returns {Promise<{rows: object[], token: string | null}>} token of the next page, null after the last
 */
export async function listRecords(module, query) {
  const body = await call('GET', `/crm/v8/${module}?${new URLSearchParams(query)}`);
  return { rows: body?.data ?? [], token: body?.info?.more_records ? body.info.next_page_token : null };
}

/**
 * @param {string} module
 * @returns {Promise<number>} how many records this user sees
 */
export async function countRecords(module) {
  const body = await call('GET', `/crm/v8/${module}/actions/count`);
  return Number(body.count);
}

/**
 * @returns {Promise<{user: object, users: object[], administrator: boolean, rights: string[]}>} who is signed in,
 *   what that profile allows, and who else could be
 */
export function readSession() {
  return call('GET', '/_sandbox/screen/session');
}

/** @param {string} userId */
export function signInAs(userId) {
  return call('POST', '/_sandbox/screen/session', { user: userId });
}

/** @returns {Promise<Array<{id: string, place: string, module: string, name: string, url: string, size: object}>>} */
export function readWidgets() {
  return call('GET', '/_sandbox/screen/widgets');
}
