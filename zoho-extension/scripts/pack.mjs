// Lets the Zoho extension toolkit validate and pack the project. It runs as a program: its library calls end the process.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const PROJECT = 'target/partner_portal';
const toolkit = createRequire(import.meta.url).resolve('zoho-extension-toolkit/index.js');

function zet(verb) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [toolkit, verb], {
    cwd: resolve(PROJECT),
    encoding: 'utf8',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  if (status !== 0) throw new Error(`zet ${verb} failed (${status}):\n${stdout}${stderr}`);
  // what it only warns about is missing from the ZIP
  if (/warn/i.test(stdout)) throw new Error(`zet ${verb} warns:\n${stdout}`);
}

// entry times come from the files: one time for all makes equal content an equal ZIP
const when = new Date('2026-01-01T00:00:00Z');
for (const name of readdirSync(join(PROJECT, 'app'), { recursive: true }))
  utimesSync(join(PROJECT, 'app', name), when, when);

rmSync(join(PROJECT, 'dist'), { recursive: true, force: true });
zet('validate');
zet('pack');
copyFileSync(join(PROJECT, 'dist/partner_portal.zip'), 'target/partner_portal.zip');
console.log(`target/partner_portal.zip: ${(statSync('target/partner_portal.zip').size / 1000).toFixed(0)} kB`);
