/** How the calls of a widget reach the API. */

import { CrmError, send } from './api.js';

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<unknown>} the answer as the API gave it; the kit makes an object of "nothing"
 * @throws {CrmError} with the API's own body, which is what the widget gets
 */
export async function rest(method, path, body) {
  const { status, body: result } = await send(method, path, body);
  if (status >= 400) {
    throw new CrmError({
      code: result?.code ?? result?.data?.[0]?.code ?? `HTTP_${status}`,
      message: result?.message ?? result?.data?.[0]?.message ?? `The CRM answered ${status}.`,
      httpStatus: status,
      body: result,
    });
  }
  return result ?? { status: 204, statusText: 'nocontent' };
}

/** The part of an address behind the "?", without what was not given. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** What the real kit can do and this one cannot. */
export function notSupported(what) {
  return new CrmError({ code: 'NOT_SUPPORTED', message: `The sandbox does not offer ${what}.` });
}
