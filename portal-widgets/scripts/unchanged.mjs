// Runs a script of the package it is called in, unless that has passed before on the very same files with the same tools:
// node unchanged.mjs <script> <files and folders it reads>… For what only looks at files, such as a linter.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NOT_READ = new Set(['node_modules', 'target']);
const [script, ...inputs] = process.argv.slice(2);

function add(path, hash) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!NOT_READ.has(name)) add(join(path, name), hash);
  } else {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

/** The package's own files count always: with its lock file they name the tools as well. */
function state() {
  const hash = createHash('sha256').update(process.version);
  for (const input of ['.', ...inputs]) add(input, hash);
  return hash.digest('hex');
}

const stamp = join('target', 'passed', script.replaceAll(':', '-'));
const before = state();
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === before) {
  console.log(`npm run ${script}: nothing has changed since it passed`);
  process.exit(0);
}

rmSync(stamp, { force: true });
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { status } = spawnSync(npm, ['run', '--silent', script], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status === 0) {
  mkdirSync(join('target', 'passed'), { recursive: true });
  writeFileSync(stamp, before); // as it was when the script began to read
}
process.exit(status ?? 1);
