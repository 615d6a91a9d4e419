import { describe, expect, it } from 'vitest';
import { inside, route } from './routes.js';

const at = (address: string) => route(new URL(address, 'https://portal.example'));

describe('an address', () => {
  it.each([
    ['/portal', { page: 'home' }],
    ['/portal/', { page: 'home' }],
    ['/portal/sign-in', { page: 'sign-in' }],
    ['/portal/leads', { page: 'leads' }],
    ['/portal/leads/new', { page: 'new' }],
    ['/portal/leads/0190-abc', { page: 'lead', id: '0190-abc' }],
    ['/portal/activate#v1.secret', { page: 'activate', token: 'v1.secret' }],
    ['/portal/team', { page: 'team' }],
    ['/portal/profile', { page: 'profile' }],
    ['/portal/forgot', { page: 'forgot' }],
    ['/portal/reset#v1.secret', { page: 'reset', token: 'v1.secret' }],
    ['/portal/email#v1.secret', { page: 'email', token: 'v1.secret' }],
    ['/portal/view#secret', { page: 'view', token: 'secret' }],
    ['/portal/reset/x', { page: 'missing' }],
    ['/portal/leads/1/2', { page: 'missing' }],
    ['/portal/elsewhere', { page: 'missing' }],
  ])('%s names its page', (address, page) => {
    expect(at(address)).toEqual(page);
  });

  it('outside the portal is left to the browser', () => {
    expect(inside(new URL('https://portal.example/portal/leads'), 'https://portal.example')).toBe(true);
    expect(inside(new URL('https://portal.example/portals'), 'https://portal.example')).toBe(false);
    expect(inside(new URL('https://elsewhere.example/portal/'), 'https://portal.example')).toBe(false);
  });
});
