// Completes target/partner_portal beside the built pages, and refuses what Zoho would refuse or silently leave out.
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const PROJECT = 'target/partner_portal';
const APP = join(PROJECT, 'app');
const MANIFEST = '../sigma-manifest';

/** The toolkit leaves other files out of the ZIP, with nothing but a warning. */
const PACKED = new Set(
  'jpg jpeg png gif svg css woff woff2 ttf eot webm js mp3 mp4 json txt md xml dre html'.split(' ').map((e) => `.${e}`),
);
const MOST_FILES = 250;
const LARGEST_FILE = 5_000_000;
const LARGEST_PACKAGE = 20_000_000;

/** Addresses that may stand in the pages: Zoho's SDK, and names that are never called. */
const SDK = 'https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js';
const ADDRESSES = [SDK, 'https://live.zwidgets.com;', 'http://www.w3.org/'];

mkdirSync(join(APP, 'translations'), { recursive: true });
cpSync(join(MANIFEST, 'plugin-manifest.json'), join(PROJECT, 'plugin-manifest.json'));
cpSync(join(MANIFEST, 'translations'), join(APP, 'translations'), { recursive: true });

const files = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const faults = [];
const fault = (file, what) => faults.push(`${relative(PROJECT, file).split(sep).join('/')}: ${what}`);

let total = 0;
for (const file of files) {
  const { size } = statSync(file);
  total += size;
  if (!PACKED.has(extname(file))) fault(file, 'files of this kind are not packed');
  if (!/^[A-Za-z0-9_$-][A-Za-z0-9_.$-]*$/.test(file.split(sep).at(-1))) fault(file, 'the name is refused');
  if (size > LARGEST_FILE) fault(file, `${size} bytes, at most ${LARGEST_FILE}`);
  if (/\.(html|js|css|json)$/.test(file))
    for (const [address] of readFileSync(file, 'utf8').matchAll(/(?:https?|wss?):\/\/[^\s"'`<>)\\]+/g))
      if (/[a-z0-9]/i.test(address.split('//')[1]) && !ADDRESSES.some((known) => address.startsWith(known)))
        fault(file, `names the address ${address}`);
}
if (files.length > MOST_FILES) fault(APP, `${files.length} files, at most ${MOST_FILES}`);
if (total > LARGEST_PACKAGE) fault(APP, `${total} bytes, at most ${LARGEST_PACKAGE}`);

const present = new Set(files.map((file) => `/${relative(PROJECT, file).split(sep).join('/')}`));
const { modules } = JSON.parse(readFileSync(join(PROJECT, 'plugin-manifest.json'), 'utf8'));
for (const { name, url } of modules.widgets)
  if (!present.has(url)) faults.push(`plugin-manifest.json: ${name} names ${url}, which was not built`);

if (faults.length > 0) throw new Error(`The extension cannot be packed:\n${faults.join('\n')}`);
console.log(`extension: ${files.length} files, ${(total / 1000).toFixed(0)} kB`);
