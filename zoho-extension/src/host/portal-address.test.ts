import { expect, test } from 'vitest';
import { portalOrigin } from './portal-address.js';

test.each([
  ['https://partners.example.com', { origin: 'https://partners.example.com' }],
  ['https://partners.example.com/portal/', { origin: 'https://partners.example.com' }],
  ['http://localhost:8080', { origin: 'http://localhost:8080' }],
  ['http://127.0.0.1:8080', { origin: 'http://127.0.0.1:8080' }],
  ['', { fault: 'missing' }],
  ['partners.example.com', { fault: 'malformed' }],
  ['javascript:alert(1)', { fault: 'malformed' }],
  ['https://user:secret@partners.example.com', { fault: 'malformed' }],
  ['http://partners.example.com', { fault: 'insecure' }],
  ['http://localhost.example.com', { fault: 'insecure' }],
])('%s', (text, result) => {
  expect(portalOrigin(text)).toEqual(result);
});
