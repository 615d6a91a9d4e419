// Starts the built sandbox on free ports, lets Zoho's SDK drive it, stops it, and prints how many tests passed.
// What they said to each other is written down for the judges of the system tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from 'node:test';

const JAR = new URL('../target/zoho-sandbox.jar', import.meta.url).pathname;
const EXCHANGES = new URL('../target/contract/sdk.jsonl', import.meta.url).pathname;
const FOLDER = new URL('.', import.meta.url).pathname;
const TO_START_MS = 60_000;
const CLIENT = {
  SANDBOX_CLIENT_ID: '1000.SDKCLIENT',
  SANDBOX_CLIENT_SECRET: 'sdk-secret',
  SANDBOX_REFRESH_TOKEN: '1000.sdk.refresh',
};

/** @returns {Promise<{address: string, stop: () => Promise<void>}>} a sandbox that answers */
async function startSandbox() {
  rmSync(EXCHANGES, { force: true });
  mkdirSync(dirname(EXCHANGES), { recursive: true });
  const java = process.env.JAVA ?? 'java';
  const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m', '-jar', JAR];
  const child = spawn(java, [...options, '--port', '0', '--widget-port', '0', '--exchanges', EXCHANGES], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...CLIENT },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
  };
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The sandbox did not say that it is ready.')), TO_START_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sandbox ended during its start (exit ${code}).`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^sandbox: ready (\S+)/.exec(line);
      if (ready) {
        clearTimeout(timer);
        resolve(ready[1]);
      }
    });
  }).catch(async (problem) => {
    await stop();
    throw problem;
  });
  return { address, stop };
}

/** @returns {Promise<{passed: number, failures: Array<{name: string, error: Error}>}>} */
async function runTests() {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.test.mjs') && name.includes(process.argv[2] ?? ''))
    .sort();
  process.env.SDK_TESTS = files.join(',');
  let passed = 0;
  const failures = [];
  const stream = run({ files: [`${FOLDER}support/all.mjs`], concurrency: 1, timeout: 300_000 });
  stream.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') passed += 1;
  });
  stream.on('test:fail', ({ name, file, details }) => {
    // a suite that fails by itself could not be read, or not connect
    if (details.error.failureType !== 'subtestsFailed')
      failures.push({ name: `${name} (${file ?? 'no file'})`, error: details.error });
  });
  for await (const event of stream) {
    if (event.type === 'test:stderr') process.stderr.write(event.data.message);
  }
  return { passed, failures };
}

const sandbox = await startSandbox();
let result;
try {
  process.env.SANDBOX_ADDRESS = sandbox.address;
  Object.assign(process.env, CLIENT);
  result = await runTests();
} finally {
  await sandbox.stop();
}
for (const { name, error } of result.failures) {
  console.error(`\nsdk: failed: ${name}\n${error.cause?.stack ?? error.cause ?? error.stack}`);
}
console.log(`sdk: ${result.passed} passed, ${result.failures.length} failed`);
if (result.failures.length > 0 || result.passed === 0) process.exitCode = 1;
