/**
 * Stand-in for the script a Zoho widget loads to talk to the CRM around it. It offers the calls the extension uses and
 * speaks the message dialect of Zoho's CRM kit, so the packed widget runs unchanged here and there. Served in place of
 * Zoho's own script by the sandbox only; never part of the extension.
 */
(() => {
  'use strict';

  const serviceOrigin = decodeURIComponent(queryParameter('serviceOrigin') ?? '');
  const listeners = new Map();
  const waiting = new Map();
  let nextPromise = 100;
  let context = null;
  let registered = null;
  let announceReady;

  function queryParameter(name) {
    const pairs = location.search
      .slice(1)
      .split('&')
      .map((pair) => pair.split('='));
    return pairs.find(([key]) => key === name)?.[1] ?? null;
  }

  function post(message) {
    const appOrigin = encodeURIComponent(location.origin + location.pathname);
    window.parent.postMessage({ type: 'SDK.EVENT', appOrigin, ...message }, serviceOrigin);
  }

  function ask(data) {
    if (context === null) {
      return Promise.reject(new Error('Call ZOHO.embeddedApp.init() first.'));
    }
    const promiseid = `Promise${nextPromise}`;
    nextPromise += 1;
    return new Promise((resolve, reject) => {
      waiting.set(promiseid, { resolve, reject });
      post({
        eventName: 'CRM_EVENT',
        uniqueID: context.uniqueID,
        time: Date.now(),
        promiseid,
        data: { ...data, sdkVersion: '1' },
      });
    });
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== serviceOrigin) {
      return;
    }
    const message = event.data;
    if (message?.type !== 'FRAMEWORK.EVENT') {
      return;
    }
    switch (message.eventName) {
      case 'SET_CONTEXT':
        context = message.data;
        announceReady?.();
        break;
      case 'EVENT_RESPONSE':
        settle(message, 'resolve');
        break;
      case 'EVENT_RESPONSE_FAILURE':
        settle(message, 'reject');
        break;
      default:
        listeners.get(message.eventName)?.(message.data);
    }
  });

  function settle({ promiseid, data }, how) {
    waiting.get(promiseid)?.[how](data);
    waiting.delete(promiseid);
  }

  window.addEventListener('pagehide', () => {
    if (context !== null) {
      post({ eventName: 'DEREGISTER', uniqueID: context.uniqueID });
    }
  });

  function write(category, { Entity, APIData, Trigger }) {
    const data = Trigger === undefined ? { ...APIData } : { ...APIData, trigger: Trigger };
    return ask({ category, type: 'RECORD', Entity, APIData: data });
  }

  function http(nameSpace, { url, params, headers, body } = {}) {
    const address = params ? `${url}?${new URLSearchParams(params)}` : url;
    return ask({ category: 'CONNECTOR', nameSpace, data: { url: address, Header: headers, Body: body } });
  }

  /** The kit sends parameters and headers of a connection as JSON texts. */
  function asTexts({ parameters, headers, ...request } = {}) {
    return { data: { ...request, parameters: JSON.stringify(parameters), headers: JSON.stringify(headers) } };
  }

  const config = (type, nameSpace) => ask({ category: 'CONFIG', type, nameSpace });
  const ui = (action, data) => ask({ category: 'UI', action, data });

  window.ZOHO = {
    embeddedApp: {
      /** One handler per event, and only before init, as in the kit. */
      on: (eventName, handler) => {
        listeners.set(eventName, handler);
      },
      init: () => {
        registered ??= new Promise((resolve) => {
          announceReady = resolve;
          post({ eventName: 'REGISTER' });
        });
        return registered;
      },
    },
    CRM: {
      CONFIG: {
        getCurrentUser: () => config('CURRENT_USER'),
        getOrgInfo: () => config('ORG'),
        GetCurrentEnvironment: () => config('ORG_LEVEL_INFO'),
        getUserPreference: () => config('USER_PREFERENCE'),
      },
      META: {
        getFields: ({ Entity }) => ask({ category: 'META', type: 'FIELD_LIST', Entity }),
        getModules: () => ask({ category: 'META', type: 'MODULE_LIST' }),
        getLayouts: ({ Entity, LayoutId }) =>
          ask({ category: 'META', type: LayoutId ? 'LAYOUT' : 'LAYOUTS', Entity, LayoutId }),
      },
      API: {
        getRecord: (APIData) => ask({ category: 'READ', APIData }),
        getAllRecords: (APIData) => ask({ category: 'READ', APIData }),
        getRelatedRecords: (APIData) => ask({ category: 'READ', APIData }),
        insertRecord: (request) => write('CREATE', request),
        upsertRecord: ({ Entity, APIData, Trigger, duplicate_check_fields }) =>
          write('CREATE', {
            Entity,
            Trigger,
            APIData: { data: [APIData].flat(), action: 'UPSERT', duplicate_check_fields },
          }),
        updateRecord: (request) => write('UPDATE', request),
        addNotes: ({ Entity, RecordID, Title, Content }) =>
          ask({
            category: 'CREATE',
            type: 'NOTES',
            Entity,
            RelatedID: RecordID,
            APIData: { data: [{ Note_Title: Title, Note_Content: Content }] },
          }),
        getAllUsers: ({ Type, page, per_page } = {}) => ask({ category: 'USER', Type, page, per_page }),
        getUser: ({ ID }) => ask({ category: 'USER', ID }),
        getAllProfiles: () => ask({ category: 'PROFILES' }),
        getProfile: ({ ID }) => ask({ category: 'PROFILES', ID }),
        deleteRecord: ({ Entity, RecordID }) => ask({ category: 'DELETE', type: 'RECORD', Entity, RecordID }),
        searchRecord: (request) => ask({ category: 'SEARCH', APIData: request }),
        getOrgVariable: (nameSpace) => config('VARIABLE', nameSpace),
        coql: (APIData) => ask({ category: 'QUERY', APIData }),
        getBluePrint: (request) => ask({ ...request, category: 'BLUEPRINT', action: 'GET_BLUEPRINT_STATUS' }),
        updateBluePrint: (request) => ask({ ...request, category: 'BLUEPRINT', action: 'UPDATE_BLUEPRINT_STATUS' }),
      },
      UI: {
        Resize: ({ width, height }) => ui('RESIZE', { width, height }),
        Record: {
          open: ({ Entity, RecordID, Target }) => ui({ record: 'OPEN' }, { Entity, RecordID, target: Target }),
        },
        Widget: {
          open: ({ Entity, Message }) => ui({ webTab: 'OPEN' }, { Entity, Message }),
        },
        Popup: {
          close: () => ui({ popup: 'CLOSE' }),
          closeReload: () => ui({ popup: 'CLOSE_RELOAD' }),
        },
      },
      HTTP: Object.fromEntries(
        ['get', 'post', 'put', 'patch', 'delete'].map((verb) => [verb, (request) => http(`wget.${verb}`, request)]),
      ),
      CONNECTION: {
        invoke: (connectionName, request) =>
          ask({ category: 'CRM_CONNECTION', connectionName, data: asTexts(request) }),
      },
      CONNECTOR: {
        invokeAPI: (nameSpace, data) => ask({ category: 'CONNECTOR', type: 'CONNECTOR_API', nameSpace, data }),
        authorize: (nameSpace) => ask({ category: 'CONNECTOR', type: 'CONNECTOR_AUTHORIZE', nameSpace }),
      },
      FUNCTIONS: {
        execute: (customFunctionName, request) =>
          ask({
            category: 'FUNCTIONS_EXECUTE',
            customFunctionName,
            data: { data: { ...request, auth_type: 'oauth' } },
          }),
      },
    },
  };
})();
