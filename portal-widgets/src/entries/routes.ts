/** A page of the portal, as its address says. */
export type Route =
  | { page: 'home' | 'leads' | 'team' | 'profile' | 'new' | 'sign-in' | 'forgot' | 'missing' }
  | { page: 'lead'; id: string }
  | { page: 'activate' | 'reset' | 'email' | 'view'; token: string };

/** Pages one reads before signing in. */
export const atTheGate = ({ page }: Route): boolean =>
  ['sign-in', 'activate', 'forgot', 'reset', 'email', 'view'].includes(page);

/** Which page an address means. */
export function route({ pathname, hash }: { pathname: string; hash: string }): Route {
  const [first = '', second = '', ...more] = pathname
    .replace(/^\/portal\/?/, '')
    .replace(/\/$/, '')
    .split('/');
  if (more.length > 0) return { page: 'missing' };
  switch (first) {
    case '':
      return { page: 'home' };
    case 'team':
    case 'profile':
    case 'sign-in':
    case 'forgot':
      return second ? { page: 'missing' } : { page: first };
    case 'activate':
    case 'reset':
    case 'email':
    case 'view':
      return second ? { page: 'missing' } : { page: first, token: hash.replace(/^#/, '') };
    case 'leads':
      if (!second) return { page: 'leads' };
      return second === 'new' ? { page: 'new' } : { page: 'lead', id: second };
    default:
      return { page: 'missing' };
  }
}

/** Whether an address belongs to the portal's own pages, so that following it needs no loading. */
export function inside(url: URL, here: string): boolean {
  return url.origin === here && (url.pathname === '/portal' || url.pathname.startsWith('/portal/'));
}
