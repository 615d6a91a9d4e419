/** What a widget may change: records, notes, and the step of a process. */

import { notSupported, rest } from './widget-rest.js';

export function create(request, host) {
  if (request.type === 'NOTES') {
    const path = `/crm/v8/${request.Entity}/${encodeURIComponent(request.RelatedID)}/Notes`;
    return changing('POST', path, bodyOf(request.APIData), host);
  }
  if (request.type !== 'RECORD') {
    throw notSupported(`CREATE ${request.type}`);
  }
  const { action, ...data } = request.APIData ?? {};
  const path = `/crm/v8/${encodeURIComponent(request.Entity)}${action === 'UPSERT' ? '/upsert' : ''}`;
  return changing('POST', path, bodyOf(data), host);
}

export function update(request, host) {
  if (request.type !== 'RECORD') {
    throw notSupported(`UPDATE ${request.type}`);
  }
  return changing('PUT', `/crm/v8/${encodeURIComponent(request.Entity)}`, bodyOf(request.APIData), host);
}

export function remove(request, host) {
  if (request.type !== 'RECORD') {
    throw notSupported(`DELETE ${request.type}`);
  }
  const path = `/crm/v8/${encodeURIComponent(request.Entity)}/${encodeURIComponent(request.RecordID)}`;
  return changing('DELETE', path, undefined, host);
}

/** The kit sends one flat record with `trigger` inside, a list of records, or Zoho's own body. */
function bodyOf(sent = {}) {
  const { trigger, duplicate_check_fields: duplicateCheck, data, ...flat } = sent;
  const rows = data ?? (Array.isArray(sent) ? [...sent] : [flat]);
  return {
    data: rows,
    ...(trigger ? { trigger } : {}),
    ...(duplicateCheck ? { duplicate_check_fields: duplicateCheck } : {}),
  };
}

export function blueprint(request, host) {
  const entity = encodeURIComponent(request.Entity);
  const path = `/crm/v8/${entity}/${encodeURIComponent(request.RecordID)}/actions/blueprint`;
  switch (request.action) {
    case 'GET_BLUEPRINT_STATUS':
      return rest('GET', path);
    case 'UPDATE_BLUEPRINT_STATUS':
      return changing('PUT', path, request.BlueprintData, host);
    default:
      throw notSupported(`BLUEPRINT ${request.action}`);
  }
}

async function changing(method, path, body, host) {
  const result = await rest(method, path, body);
  host.onChanged();
  return result;
}
