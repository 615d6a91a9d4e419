import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  dependencies: Record<string, string>;
}

function packageIn(folder: string): Package {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Package;
}

test('runs with the very versions the elements are tested with', () => {
  expect(packageIn('.').dependencies).toEqual({
    '@partner-portal/widgets': 'file:../portal-widgets',
    ...packageIn('../portal-widgets').dependencies,
  });
});
