/**
 * What a widget may ask of the CRM, answered by the REST API with the session of the signed-in user. So a widget can
 * do exactly what this person can do, and REST and widget always show the same records.
 */

import { CrmError, send } from './api.js';

/**
 * @param {object} request `data` of a CRM_EVENT
 * @param {{metadata: import('./metadata.js').Metadata, ui: object, onChanged: () => void}} host
 * @returns {Promise<unknown>} what the widget's promise resolves to
 * @throws {CrmError} what it rejects with
 */
export async function answer(request, host) {
  const handler = HANDLERS[request?.category];
  if (!handler) {
    throw notSupported(`category ${request?.category}`);
  }
  return handler(request, host);
}

const HANDLERS = {
  CONFIG: config,
  META: metadata,
  USER: users,
  READ: read,
  SEARCH: search,
  QUERY: (request) => rest('POST', '/crm/v8/coql', { select_query: request.APIData?.select_query }),
  CREATE: create,
  UPDATE: update,
  DELETE: remove,
  BLUEPRINT: blueprint,
  PROFILES: profiles,
  ROLES: () => rest('GET', '/crm/v8/settings/roles'),
  UI: ui,
  CONNECTOR: connector,
  CRM_CONNECTION: ({ connectionName }) => refuse('INVALID_DATA', 'connection', connectionName),
  FUNCTIONS_EXECUTE: ({ customFunctionName }) => refuse('INVALID_DATA', 'function', customFunctionName),
};

/**
 * What leads out of the CRM has to be set up there first, and in the sandbox nothing is: no domain may be called, no
 * connection or connector is authorised, no function exists. So each of these is refused, as a fresh organisation does.
 */
function connector({ nameSpace = '', type }) {
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

function profiles({ ID: id }) {
  const path = '/crm/v8/settings/profiles';
  return rest('GET', id ? `${path}/${encodeURIComponent(id)}` : path);
}

function config(request) {
  switch (request.type) {
    case 'CURRENT_USER':
      return rest('GET', '/crm/v8/users?type=CurrentUser');
    case 'ORG':
      return rest('GET', '/crm/v8/org');
    case 'ORG_LEVEL_INFO':
      return environment();
    case 'USER_PREFERENCE':
      return Promise.resolve({ mode: 'day' });
    case 'VARIABLE':
      return variable(request.nameSpace);
    default:
      throw notSupported(`CONFIG ${request.type}`);
  }
}

async function environment() {
  const [{ org }, { users: current }] = await Promise.all([
    rest('GET', '/crm/v8/org'),
    rest('GET', '/crm/v8/users?type=CurrentUser'),
  ]);
  return {
    deployment: 'US',
    ZGID: org[0].zgid,
    ZUID: current[0].zuid,
    appDetails: { appUrl: location.origin },
  };
}

async function variable(name) {
  const { value } = await rest('GET', `/_sandbox/screen/variables/${encodeURIComponent(name)}`);
  return { Success: { Content: value } };
}

function metadata(request) {
  switch (request.type) {
    case 'FIELD_LIST':
      return rest('GET', `/crm/v8/settings/fields?module=${encodeURIComponent(request.Entity)}`);
    case 'MODULE_LIST':
      return rest('GET', '/crm/v8/settings/modules');
    case 'LAYOUTS':
      return rest('GET', `/crm/v8/settings/layouts?module=${encodeURIComponent(request.Entity)}`);
    case 'LAYOUT':
      return rest(
        'GET',
        `/crm/v8/settings/layouts/${encodeURIComponent(request.LayoutId)}?module=${encodeURIComponent(request.Entity)}`,
      );
    default:
      throw notSupported(`META ${request.type}`);
  }
}

function users(request) {
  const { ID: id, Type: type, page, per_page: perPage } = request;
  return id
    ? rest('GET', `/crm/v8/users/${encodeURIComponent(id)}`)
    : rest('GET', `/crm/v8/users${query({ type, page, per_page: perPage })}`);
}

async function read({ APIData: wanted = {} }, { metadata: known }) {
  const { Entity: entity, RecordID: id, RelatedList: related } = wanted;
  const path = `/crm/v8/${encodeURIComponent(entity)}`;
  if (id && !related) {
    return rest('GET', `${path}/${encodeURIComponent(id)}`);
  }
  const { page, per_page: perPage, sort_by: sortBy, sort_order: sortOrder } = wanted;
  const paging = { page, per_page: perPage, sort_by: sortBy, sort_order: sortOrder };
  if (related) {
    const fields = await listed(known, related);
    return rest(
      'GET',
      `${path}/${encodeURIComponent(id)}/${encodeURIComponent(related)}${query({ ...paging, fields })}`,
    );
  }
  return rest('GET', path + query({ ...paging, fields: await listed(known, entity) }));
}

/** REST lists want their fields named, at most 50; the kit never names any. */
async function listed(known, module) {
  const fields = await known.fields(module);
  return fields
    .slice(0, 50)
    .map((field) => field.apiName)
    .join(',');
}

/** The older kit sends flat members, the newer one puts them into APIData. */
function search(request) {
  const { Entity: entity, Type: type, Query: text, page, per_page: perPage } = request.APIData ?? request;
  return rest('GET', `/crm/v8/${encodeURIComponent(entity)}/search${query({ [type]: text, page, per_page: perPage })}`);
}

function create(request, host) {
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

function update(request, host) {
  if (request.type !== 'RECORD') {
    throw notSupported(`UPDATE ${request.type}`);
  }
  return changing('PUT', `/crm/v8/${encodeURIComponent(request.Entity)}`, bodyOf(request.APIData), host);
}

function remove(request, host) {
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

function blueprint(request, host) {
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

async function ui({ action, data }, host) {
  if (action === 'RESIZE') {
    host.ui.resize(data ?? {});
  } else if (action?.record === 'OPEN') {
    host.ui.open(data ?? {});
  } else if (action?.webTab === 'OPEN') {
    host.ui.openTab(data ?? {});
  } else if (action?.popup === 'CLOSE_RELOAD') {
    host.onChanged();
    host.onClosed();
  } else if (action?.popup === 'CLOSE') {
    host.onClosed();
  } else {
    throw notSupported(`UI ${JSON.stringify(action)}`);
  }
  return true;
}

async function changing(method, path, body, host) {
  const result = await rest(method, path, body);
  host.onChanged();
  return result;
}

async function rest(method, path, body) {
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

function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

function notSupported(what) {
  return new CrmError({ code: 'NOT_SUPPORTED', message: `The sandbox does not offer ${what}.` });
}
