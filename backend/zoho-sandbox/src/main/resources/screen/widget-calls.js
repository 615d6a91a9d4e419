/**
 * What a widget may ask of the CRM, answered by the REST API with the session of the signed-in user. So a widget can
 * do exactly what this person can do, and REST and widget always show the same records.
 */

import { connection, connector, execute } from './widget-outside.js';
import { notSupported, query, rest } from './widget-rest.js';
import { blueprint, create, remove, update } from './widget-writes.js';

/**
 * @param {object} request `data` of a CRM_EVENT
 * @param {{metadata: import('./metadata.js').Metadata, ui: object, onChanged: () => void}} host
 * @returns {Promise<unknown>} what the widget's promise resolves to
 * @throws {import('./api.js').CrmError} what it rejects with
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
  CRM_CONNECTION: connection,
  FUNCTIONS_EXECUTE: execute,
};

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
