// Runs npm scripts of the package it is called in at the same time; shows what each said once it has ended.
import { spawn } from 'node:child_process';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @returns {Promise<boolean>} whether it ended well */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn(npm, ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    const end = (problem) => {
      process.stdout.write(Buffer.concat(said));
      if (problem) console.error(`npm run ${script}: ${problem}`);
      resolve(!problem);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(code === 0 ? '' : `failed (${signal ?? `exit ${code}`})`));
  });
}

const ended = await Promise.all(process.argv.slice(2).map(run));
if (ended.includes(false)) process.exitCode = 1;
