// Checks our manifest files against their schemas: the Zoho toolkit looks at nothing of this for the service CRM.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';

const MANIFEST = '../sigma-manifest';
const read = (file) => JSON.parse(readFileSync(join(MANIFEST, file), 'utf8'));

/** Files and the schema each must follow. */
const translations = readdirSync(join(MANIFEST, 'translations')).map((name) => [
  `translations/${name}`,
  'translations',
]);
const files = [
  ...['plugin-manifest', 'widgets', 'modules-and-fields', 'connections', 'org-variables'].map((n) => [`${n}.json`, n]),
  ...translations,
];

const faults = [];
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
for (const [file, schema] of files) {
  const check = ajv.compile(read(`schema/${schema}.schema.json`));
  if (check(read(file))) continue;
  for (const { instancePath, message, params } of check.errors)
    faults.push(`${file}${instancePath} ${message} ${JSON.stringify(params)}`);
}

// what a schema cannot say: the files name each other's things
const { modules } = read('modules-and-fields.json');
const known = new Map(modules.map((m) => [m.api_name, new Set(m.fields.map((f) => f.api_name))]));
const variables = new Set(read('org-variables.json').variables.map((v) => v.api_name));
const { widgets } = read('widgets.json');
const urls = read('plugin-manifest.json').modules.widgets.map(({ url }) => url.slice(1));
for (const module of modules)
  for (const { api_name, lookup } of module.fields)
    if (lookup && !known.has(lookup.module)) faults.push(`${module.api_name}.${api_name} points to an unknown module`);
for (const module of modules.filter((m) => m.fields.filter((f) => f.unique).length > 2))
  faults.push(`${module.api_name} has more unique fields than Zoho allows (2)`);
for (const widget of widgets) {
  if (widget.module && !known.has(widget.module)) faults.push(`widget ${widget.id} stands on an unknown module`);
  if (!urls.includes(widget.page)) faults.push(`widget ${widget.id}: ${widget.page} is not in plugin-manifest.json`);
  for (const name of widget.variables ?? [])
    if (!variables.has(name)) faults.push(`widget ${widget.id} reads the unknown variable ${name}`);
  for (const name of widget.writes ?? []) {
    const [module, field] = name.split('.');
    if (!known.has(module) || (field && !known.get(module).has(field)))
      faults.push(`widget ${widget.id} writes the unknown ${name}`);
  }
  for (const [file] of translations)
    if (!read(file).widgets[widget.id]) faults.push(`${file} has no name for widget ${widget.id}`);
}

if (faults.length > 0) throw new Error(`sigma-manifest is not right:\n${faults.join('\n')}`);
