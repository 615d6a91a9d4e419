/**
 * What the CRM says about its own modules and fields. Everything on the screen is drawn from this, so a field created
 * by the set-up of the portal shows up without a change here.
 */

import { call } from './api.js';
import { sentence } from './format.js';

/**
 * @typedef {object} Module
 * @property {string} apiName
 * @property {string} singular label in sentence case
 * @property {string} plural
 * @property {boolean} creatable what the signed-in user may do here
 * @property {boolean} editable
 * @property {boolean} deletable
 * @property {boolean} convertible
 *
 * @typedef {object} Field
 * @property {string} apiName
 * @property {string} label in sentence case
 * @property {string} type Zoho's data_type
 * @property {number | null} length
 * @property {boolean} required
 * @property {boolean} editable on an existing record
 * @property {boolean} creatable on a new one
 * @property {boolean} filledByCrm nobody types it in
 * @property {Array<{value: string, label: string}>} options of a picklist
 * @property {string | null} target module a lookup points to
 */

/** Standard modules in the order of their tabs; custom modules follow. */
const STANDARD_TABS = ['Leads', 'Contacts', 'Accounts', 'Deals'];

/** Holds sign-in handshakes for seconds; there is nothing in it for a person to work on. */
const WITHOUT_TAB = ['Portal_Sessions'];

/** Types the CRM fills in itself. */
const COMPUTED_TYPES = ['autonumber', 'formula', 'rollup_summary', 'subform', 'profileimage', 'fileupload'];

/** Metadata as the signed-in user sees it; read once per sign-in. */
export class Metadata {
  #rights;
  #modules = null;
  #fields = new Map();

  /** @param {string[]} rights what the profile of who is signed in allows */
  constructor(rights) {
    this.#rights = new Set(rights);
  }

  /** @returns {Promise<Module[]>} modules with a tab, in the order of the tabs */
  modules() {
    this.#modules ??= call('GET', '/crm/v8/settings/modules').then((body) =>
      inTabOrder(body?.modules ?? []).map((raw) => moduleOf(raw, this.#rights)),
    );
    return this.#modules;
  }

  /**
   * @param {string} apiName
   * @returns {Promise<Module | undefined>}
   */
  async module(apiName) {
    return (await this.modules()).find((module) => module.apiName === apiName);
  }

  /**
   * @param {string} module api name
   * @returns {Promise<Field[]>} in the order of the CRM, without what is hidden from this user
   */
  fields(module) {
    if (!this.#fields.has(module)) {
      const path = `/crm/v8/settings/fields?module=${encodeURIComponent(module)}`;
      this.#fields.set(
        module,
        call('GET', path).then((body) => (body?.fields ?? []).filter((raw) => raw.visible !== false).map(fieldOf)),
      );
    }
    return this.#fields.get(module);
  }

  /**
   * @param {string} module api name
   * @returns {Promise<Array<{module: Module, field: Field}>>} lookups of other modules that point here
   */
  async referrers(module) {
    const found = [];
    for (const other of await this.modules()) {
      for (const field of await this.fields(other.apiName)) {
        const pointsHere = field.type === 'lookup' && field.target === module;
        if (pointsHere && other.apiName !== module && !field.apiName.startsWith('Converted_')) {
          found.push({ module: other, field });
        }
      }
    }
    return found;
  }
}

function inTabOrder(rawModules) {
  const shown = rawModules.filter((raw) => {
    const standard = STANDARD_TABS.includes(raw.api_name);
    const custom = raw.generated_type === 'custom' && !WITHOUT_TAB.includes(raw.api_name);
    return (standard || custom) && raw.api_supported !== false && raw.viewable !== false && raw.show_as_tab !== false;
  });
  const place = (raw) => {
    const index = STANDARD_TABS.indexOf(raw.api_name);
    return index === -1 ? STANDARD_TABS.length : index;
  };
  return shown.sort((left, right) => place(left) - place(right));
}

/** The CRM refuses what a profile does not allow, so the screen does not offer it. */
function moduleOf(raw, rights) {
  return {
    apiName: raw.api_name,
    singular: sentence(raw.singular_label ?? raw.api_name),
    plural: sentence(raw.plural_label ?? raw.api_name),
    creatable: rights.has('CREATE') && raw.creatable !== false,
    editable: rights.has('EDIT') && raw.editable !== false,
    deletable: rights.has('DELETE') && raw.deletable !== false,
    convertible: rights.has('CONVERT') && raw.api_name === 'Leads',
  };
}

/**
 * @param {object} raw a field as the CRM describes it
 * @returns {Field}
 */
export function fieldOf(raw) {
  const writable =
    !raw.read_only &&
    !raw.field_read_only &&
    !COMPUTED_TYPES.includes(raw.data_type) &&
    !['Created_By', 'Modified_By', 'Created_Time', 'Modified_Time'].includes(raw.api_name) &&
    raw.api_name !== 'id';
  const allows = (door) => raw.operation_type?.[door] !== false;
  return {
    apiName: raw.api_name,
    label: sentence(raw.display_label ?? raw.field_label ?? raw.api_name),
    type: raw.data_type,
    length: raw.length ?? null,
    required: Boolean(raw.system_mandatory ?? raw.required),
    editable: writable && allows('api_update') && allows('web_update'),
    creatable: writable && allows('api_create') && allows('web_create'),
    filledByCrm: !writable,
    options: (raw.pick_list_values ?? [])
      .filter((option) => option.type !== 'unused' && option.actual_value !== '-None-')
      .map((option) => ({
        value: option.actual_value ?? option.display_value,
        label: option.display_value ?? option.actual_value,
      })),
    target: raw.lookup?.module?.api_name ?? null,
  };
}
