/** How values of the CRM look on the screen, and how typed values look to the CRM. */

/**
 * @param {string | null | undefined} instant ISO-8601 with offset
 * @param {string} zone IANA name of the signed-in user's time zone
 * @returns {string} such as "12 May 2026, 10:01:12"
 */
export function dateTime(instant, zone) {
  return instant ? zoned(zone, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant)) : '';
}

/**
 * @param {string | null | undefined} instant
 * @param {string} zone
 * @returns {string} such as "12 May 2026"
 */
export function dayOf(instant, zone) {
  return instant ? zoned(zone, { dateStyle: 'medium' }).format(new Date(instant)) : '';
}

/** @param {Date} moment @param {string} zone @returns {string} such as "10:01:12" */
export function timeOf(moment, zone) {
  return zoned(zone, { timeStyle: 'medium' }).format(moment);
}

const formats = new Map();

function zoned(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone || undefined }));
  }
  return formats.get(key);
}

/**
 * @param {{type: string, options: Array<{value: string, label: string}>}} field
 * @param {unknown} value as the CRM sent it
 * @param {string} zone
 * @returns {string} empty when there is no value
 */
export function displayed(field, value, zone) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  switch (field.type) {
    case 'datetime':
      return dateTime(value, zone);
    case 'date':
      return dayOf(`${value}T00:00:00Z`, 'UTC');
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'integer':
    case 'bigint':
      return String(value);
    case 'currency':
    case 'double':
    case 'percent':
      return Number(value).toLocaleString('en-GB', { maximumFractionDigits: 2 });
    case 'multiselectpicklist':
      return value.map((item) => optionLabel(field, item)).join(', ');
    case 'picklist':
      return value === '-None-' ? '' : optionLabel(field, value);
    default:
      return typeof value === 'object' ? (value.name ?? value.full_name ?? value.id ?? '') : String(value);
  }
}

function optionLabel(field, value) {
  return field.options.find((option) => option.value === value)?.label ?? String(value);
}

/**
 * @param {string | null | undefined} instant
 * @param {string} zone
 * @returns {string} value for an `<input type="datetime-local">` in that zone
 */
export function toLocalInput(instant, zone) {
  if (!instant) {
    return '';
  }
  return new Date(Date.parse(instant) + offsetAt(Date.parse(instant), zone)).toISOString().slice(0, 19);
}

/**
 * @param {string} local value of an `<input type="datetime-local">`
 * @param {string} zone
 * @returns {string | null} the same moment as Zoho wants it: with offset, without fractions
 */
export function fromLocalInput(local, zone) {
  if (!local) {
    return null;
  }
  const padded = local.length === 16 ? `${local}:00` : local.slice(0, 19);
  const asUtc = Date.parse(`${padded}Z`);
  // The offset belongs to the moment, which is known only roughly at first; one correction settles it.
  const offset = offsetAt(asUtc - offsetAt(asUtc, zone), zone);
  const minutes = Math.abs(offset) / 60000;
  const two = (number) => String(Math.trunc(number)).padStart(2, '0');
  return `${padded}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function offsetAt(time, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone || undefined,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(time));
  const part = (type) => Number(parts.find((candidate) => candidate.type === type).value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.trunc(time / 1000) * 1000;
}

/**
 * @param {string} label Zoho's label, "Partner Status"
 * @returns {string} the same in sentence case, "Partner status"
 */
export function sentence(label) {
  return label
    .split(' ')
    .map((word, index) => (index > 0 && /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 * @returns {string} such as "1 lead" or "3 leads"
 */
export function counted(count, one, many) {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** Two clocks of one machine are never apart by more, in milliseconds, unless somebody moved one. */
const SAME_MILLIS = 30_000;

/**
 * @param {string} now what the sandbox's clock says, ISO-8601
 * @returns {string} such as "real" or "1 day 2 h ahead"
 */
export function ahead(now) {
  const millis = Date.parse(now) - Date.now();
  if (millis < SAME_MILLIS) {
    return 'real';
  }
  const minutes = Math.round(millis / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), (days) => counted(days, 'day', 'days')],
    [Math.floor(minutes / 60) % 24, (hours) => `${hours} h`],
    [minutes % 60, (rest) => `${rest} min`],
  ];
  const words = parts.filter(([value]) => value > 0).map(([value, word]) => word(value));
  return `${words.slice(0, 2).join(' ')} ahead`;
}
