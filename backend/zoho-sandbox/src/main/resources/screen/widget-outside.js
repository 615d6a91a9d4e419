/** Calls of a widget that lead out of the CRM. */

import { CrmError } from './api.js';

/**
 * What leads out of the CRM has to be set up there first, and in the sandbox nothing is: no domain may be called, no
 * connection or connector is authorised, no function exists. So each of these is refused, as a fresh organisation does.
 */
export function connector({ nameSpace = '', type }) {
  if (nameSpace.startsWith('wget.')) {
    return refuse('NOT_ALLOWED', 'domain', nameSpace);
  }
  return refuse(
    'INVALID_DATA',
    type === 'CONNECTOR_AUTHORIZE' ? 'authorization of the connector' : 'connector',
    nameSpace,
  );
}

async function refuse(code, kind, name) {
  const message = `the ${kind} is not configured`;
  throw new CrmError({
    code,
    message,
    body: { code, details: { name: name ?? null }, message, status: 'error' },
  });
}

/** @param {{connectionName: string}} request */
export function connection({ connectionName }) {
  return refuse('INVALID_DATA', 'connection', connectionName);
}

/** @param {{customFunctionName: string}} request */
export function execute({ customFunctionName }) {
  return refuse('INVALID_DATA', 'function', customFunctionName);
}
