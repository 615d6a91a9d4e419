// Sandboxes of a spec's own, with an extension that has a page for every place of the CRM.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.mjs';

const target = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'target');
const jar = join(target, '..', '..', 'zoho-sandbox', 'target', 'zoho-sandbox.jar');

/** Kinds of places, and the widget that stands there. */
const WIDGETS = [
  { name: 'Figures', url: '/app/figures.html', type: 'dashboard' },
  { name: 'Partner desk', url: '/app/desk.html', type: 'web-tab' },
  { name: 'Lead panel', url: '/app/panel.html', type: 'related-list', module: 'Leads' },
  { name: 'Ask the partner', url: '/app/ask.html', type: 'custom-button', module: 'Leads' },
  { name: 'Portal set-up', url: '/app/set-up.html', type: 'settings' },
];

/** Writes down what the CRM told it, and how it was refused what nobody has set up. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <title>A page of the extension</title>
    <script src="https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js"></script>
  </head>
  <body>
    <main>
      <h1>A page of the extension</h1>
      <pre id="place"></pre>
      <pre id="user"></pre>
      <pre id="refusals"></pre>
      <button onclick="ZOHO.CRM.UI.Popup.closeReload()">Done</button>
    </main>
    <script>
      const write = (id, value) => (document.getElementById(id).textContent = JSON.stringify(value));
      ZOHO.embeddedApp.on('PageLoad', (place) => write('place', place));
      ZOHO.embeddedApp.init().then(async () => {
        const { users } = await ZOHO.CRM.CONFIG.getCurrentUser();
        write('user', users[0].full_name);
        const refusals = await Promise.allSettled([
          ZOHO.CRM.HTTP.get({ url: 'https://example.com/', headers: {} }),
          ZOHO.CRM.CONNECTION.invoke('portal', { url: 'https://example.com/', method: 'GET' }),
          ZOHO.CRM.FUNCTIONS.execute('sign', { arguments: '{}' }),
        ]);
        write('refusals', refusals.map(({ status, reason }) => [status, reason?.status, reason?.code]));
      });
    </script>
  </body>
</html>
`;

/** Packs the extension and says where it is. */
export function packedPlaces() {
  const file = join(target, 'places.zip');
  mkdirSync(target, { recursive: true });
  const manifest = { service: 'CRM', modules: { widgets: WIDGETS } };
  const pages = WIDGETS.map(({ url }) => [url.slice(1), PAGE]);
  writeFileSync(file, zip([...pages, ['plugin-manifest.json', JSON.stringify(manifest)]]));
  return file;
}

/** Where a sandbox writes its exchanges down; nowhere, unless the environment names a folder (see Recording.java). */
function recording() {
  const folder = process.env.CONTRACT_EXCHANGES;
  if (!folder) return [];
  mkdirSync(folder, { recursive: true });
  return ['--exchanges', join(folder, `exchanges-${randomUUID()}.jsonl`)];
}

/** Starts a sandbox on free ports, with settings as its environment names them. */
export async function startSandbox({ options = [], environment = {} } = {}) {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const flags = [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Xmx384m',
    '-jar',
    jar,
    '--port',
    '0',
    '--widget-port',
    '0',
  ];
  const env = { ...process.env, ...environment };
  const child = spawn(java, [...flags, ...recording(), ...options], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The sandbox ended before it was ready.');
  });
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, address] = line.match(/^sandbox: ready (\S+)/) ?? [];
      if (address) return address;
    }
    throw new Error('The sandbox said nothing.');
  })();
  const address = await Promise.race([ready, ended]);
  child.stdout.resume();
  return {
    address,
    /** Asks the API as the screen of the first administrator does. */
    call: async (method, path, body) => {
      const headers = { 'X-Sandbox-Screen': '1', 'Content-Type': 'application/json' };
      const answer = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : null;
    },
    stop: async () => {
      ended.catch(() => {});
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}
