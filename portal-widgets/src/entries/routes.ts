/** A page of the portal, as its address says. */
export type Route =
  | { page: 'home' | 'leads' | 'new' | 'sign-in' | 'missing' }
  | { page: 'lead'; id: string }
  | { page: 'activate'; token: string };

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
    case 'sign-in':
      return second ? { page: 'missing' } : { page: 'sign-in' };
    case 'activate':
      return second ? { page: 'missing' } : { page: 'activate', token: hash.replace(/^#/, '') };
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
