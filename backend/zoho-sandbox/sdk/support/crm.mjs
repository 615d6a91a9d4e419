// Zoho's SDK, connected to the sandbox, and a few words that make its builders readable.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as sdk from '@zohocrm/typescript-sdk-8.0';

export { sdk };

export const ADDRESS = process.env.SANDBOX_ADDRESS;

/** Keeps tokens where a test can see and spoil them. */
class Tokens {
  kept = null;

  async findToken(asked) {
    return this.kept !== null && this.kept.getClientSecret() === asked.getClientSecret() ? this.kept : null;
  }

  async findTokenById() {
    return this.kept;
  }

  async saveToken(token) {
    token.setId('one');
    this.kept = token;
  }

  async deleteToken() {
    this.kept = null;
  }

  async getTokens() {
    return this.kept === null ? [] : [this.kept];
  }

  async deleteTokens() {
    this.kept = null;
  }
}

export const tokens = new Tokens();

/** @returns {object} what the SDK signs in with */
export function credentials(secret = process.env.SANDBOX_CLIENT_SECRET) {
  return new sdk.OAuthBuilder()
    .clientId(process.env.SANDBOX_CLIENT_ID)
    .clientSecret(secret)
    .refreshToken(process.env.SANDBOX_REFRESH_TOKEN)
    .build();
}

/** Each file of tests asks for a token of its own; the sandbox's throttle is forgotten first. */
export async function connect() {
  await control('POST', 'reset');
  tokens.kept = null;
  await new sdk.InitializeBuilder()
    .environment(sdk.DataCenter.setEnvironment(ADDRESS, `${ADDRESS}/oauth/v2/token`, ADDRESS))
    .token(credentials())
    .store(tokens)
    .SDKConfig(new sdk.SDKConfigBuilder().pickListValidation(false).build()) // what a picklist has is the CRM's to say
    .resourcePath(mkdtempSync(join(tmpdir(), 'zoho-sdk-')) + sep) // the SDK appends to it without a slash
    .initialize();
}

/** The sandbox's own doors, which no SDK knows. */
export async function control(method, path) {
  const answer = await fetch(`${ADDRESS}/_sandbox/${path}`, { method });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** @param {Array<[object, unknown]>} pairs of the SDK's Param and its value */
export async function params(...pairs) {
  const map = new sdk.ParameterMap();
  for (const [param, value] of pairs) await map.add(param, value);
  return map;
}

/** @param {Array<[object, unknown]>} pairs of the SDK's Header and its value */
export async function headers(...pairs) {
  const map = new sdk.HeaderMap();
  for (const [header, value] of pairs) await map.add(header, value);
  return map;
}

export const records = (module) => new sdk.Record.RecordOperations(module);

/** A record of the SDK with these values. */
export function record(values) {
  const made = new sdk.Record.Record();
  for (const [name, value] of Object.entries(values)) {
    if (name === 'id') made.setId(value);
    else made.addKeyValue(name, value);
  }
  return made;
}

export const choice = (value) => new sdk.Choice(value);

/** The body of a write. `more` are its setters without `set`: `{ Trigger: [] }`. */
export function body(rows, more = {}) {
  const made = new sdk.Record.BodyWrapper();
  made.setData(rows.map(record));
  for (const [name, value] of Object.entries(more)) made[`set${name}`](value);
  return made;
}

/** A write's answer, row by row, with the names of the SDK's classes, which it chose by the exact strings. */
export function outcomes(response, member = 'Data') {
  const answer = response.getObject();
  if (answer.constructor.name !== 'ActionWrapper') {
    const { status, code } = refusal(response);
    throw new Error(`refused as a whole: ${status} ${code}`);
  }
  return answer[`get${member}`]().map((row) => ({
    kind: row.constructor.name,
    code: row.getCode().getValue(),
    message: row.getMessage().getValue?.() ?? row.getMessage(),
    details: Object.fromEntries(row.getDetails() ?? []),
    row,
  }));
}

/** Creates leads or others and returns their ids. */
export async function create(module, ...rows) {
  const response = await records(module).createRecords(body(rows));
  return outcomes(response).map(({ kind, details, code }) => {
    if (kind !== 'SuccessResponse') throw new Error(`${module} was not created: ${code} ${JSON.stringify(details)}`);
    return BigInt(details.id);
  });
}

/** What a refusal as a whole says. */
export function refusal(response) {
  const problem = response.getObject();
  return {
    kind: problem.constructor.name,
    status: response.getStatusCode(),
    code: problem.getCode().getValue(),
    details: problem.getDetails() instanceof Map ? Object.fromEntries(problem.getDetails()) : problem.getDetails(),
  };
}

/** Asks again until there is an answer; the search of a CRM sees a write some seconds later. */
export async function eventually(what, ask, patienceMs = 20_000) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${patienceMs} ms`);
    await pause(100);
  }
}

let words = 0;

/** A word no other test has, so that all can share one CRM. */
export function unique(word) {
  words += 1;
  return `${word}-${process.pid}-${words}`;
}
