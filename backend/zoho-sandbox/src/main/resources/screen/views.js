/**
 * Which of a module's fields lead: what names a record, what stands under the name in a list, what its card shows
 * first. Only the choice is made here; labels, types and values come from the metadata, and fields the organisation
 * does not have are left out.
 */

/**
 * @typedef {object} View
 * @property {string[]} name fields that together name a record
 * @property {string[]} line fields under the name in lists
 * @property {string[]} card fields of the record's first card
 * @property {string | null} status the field people change most
 * @property {string[]} search fields beside the name that a search looks into
 * @property {string[]} columns fields beside the name where a list has room
 * @property {{by: string, order: 'asc' | 'desc'}} sort order of the list; `name` stands for the fields of the name
 */

/** @type {Record<string, View>} */
const VIEWS = {
  Leads: {
    name: ['First_Name', 'Last_Name'],
    line: ['Company', 'Lead_Status'],
    card: ['Company', 'Partner', 'Email', 'Phone', 'Lead_Source', 'Owner'],
    status: 'Lead_Status',
    search: ['Company', 'Email'],
    columns: ['Company', 'Lead_Status', 'Partner', 'Email', 'Owner', 'Created_Time'],
    sort: { by: 'Created_Time', order: 'desc' },
  },
  Contacts: {
    name: ['First_Name', 'Last_Name'],
    line: ['Account_Name', 'Email'],
    card: ['Account_Name', 'Email', 'Phone', 'Title', 'Owner', 'Modified_Time'],
    status: null,
    search: ['Email'],
    columns: ['Account_Name', 'Email', 'Phone', 'Owner', 'Modified_Time'],
    sort: { by: 'name', order: 'asc' },
  },
  Accounts: {
    name: ['Account_Name'],
    line: ['Phone', 'Website'],
    card: ['Phone', 'Website', 'Industry', 'Owner', 'Modified_Time'],
    status: null,
    search: [],
    columns: ['Phone', 'Website', 'Industry', 'Owner', 'Modified_Time'],
    sort: { by: 'name', order: 'asc' },
  },
  Deals: {
    name: ['Deal_Name'],
    line: ['Stage', 'Account_Name'],
    card: ['Amount', 'Closing_Date', 'Account_Name', 'Contact_Name', 'Partner', 'Owner'],
    status: 'Stage',
    search: [],
    columns: ['Stage', 'Amount', 'Closing_Date', 'Account_Name', 'Partner', 'Created_Time'],
    sort: { by: 'Created_Time', order: 'desc' },
  },
  Partners: {
    name: ['Name'],
    line: ['Partner_Status', 'Partner_Tier'],
    card: ['Partner_Tier', 'Contact_Name', 'Owner', 'Email', 'Phone', 'Modified_Time'],
    status: 'Partner_Status',
    search: ['Contact_Name', 'Email'],
    columns: ['Partner_Status', 'Partner_Tier', 'Contact_Name', 'Email', 'Owner', 'Modified_Time'],
    sort: { by: 'name', order: 'asc' },
  },
};

const CUSTOM_MODULE = {
  name: ['Name'],
  line: ['Email'],
  card: ['Email', 'Owner', 'Modified_Time'],
  status: null,
  search: [],
  columns: ['Email', 'Owner', 'Modified_Time'],
  sort: { by: 'name', order: 'asc' },
};

/**
 * @param {string} module api name
 * @param {import('./metadata.js').Field[]} fields of that module
 * @returns {View} holding only fields the module has
 */
export function viewOf(module, fields) {
  const known = new Set(fields.map((field) => field.apiName));
  const view = VIEWS[module] ?? CUSTOM_MODULE;
  const present = (names) => names.filter((name) => known.has(name));
  return {
    ...view,
    name: present(view.name),
    line: present(view.line),
    card: present(view.card),
    search: present(view.search),
    columns: present(view.columns),
    status: known.has(view.status) ? view.status : null,
  };
}

/**
 * @param {View} view
 * @param {object} record
 * @returns {string} what people call this record
 */
export function nameOf(view, record) {
  const parts = view.name.map((field) => record[field]).filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'Without a name';
}

/** Fields of the record's history card. */
const HISTORY = ['Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'];

/** Fields that only repeat what the page says already. */
const REPEATING = ['id', 'Full_Name', 'Record_Status__s', 'Converted__s'];

/**
 * @param {import('./metadata.js').Field[]} fields
 * @param {View} view
 * @param {import('./metadata.js').Module} module
 * @returns {Array<{title: string, fields: import('./metadata.js').Field[]}>} groups for reading: no field twice on
 *   the page
 */
export function readingGroups(fields, view, module) {
  const elsewhere = new Set([...view.name, ...view.card, view.status, ...HISTORY, ...REPEATING]);
  return grouped(
    fields.filter((field) => !elsewhere.has(field.apiName) && field.type !== 'subform'),
    module,
  );
}

/**
 * @param {import('./metadata.js').Field[]} fields
 * @param {import('./metadata.js').Module} module
 * @returns {Array<{title: string, fields: import('./metadata.js').Field[]}>} all given fields, none empty
 */
export function grouped(fields, module) {
  const groups = [
    { title: `${module.singular} information`, fields: [] },
    { title: 'Address', fields: [] },
    { title: 'Portal', fields: [] },
  ];
  const addresses = fields.filter((field) => groupIndex(field) === ADDRESS);
  for (const field of fields) {
    // A lone country is not an address.
    const index = groupIndex(field) === ADDRESS && addresses.length === 1 ? GENERAL : groupIndex(field);
    groups[index].fields.push(field);
  }
  return groups.filter((group) => group.fields.length > 0);
}

const GENERAL = 0;
const ADDRESS = 1;
const PORTAL = 2;

function groupIndex(field) {
  if (field.apiName.startsWith('Portal_')) {
    return PORTAL;
  }
  const address = /^((Mailing|Other|Billing|Shipping)_)?(Street|City|State|Zip_Code|Zip|Code|Country)$/;
  return address.test(field.apiName) ? ADDRESS : GENERAL;
}
