/** Why an address cannot be used. */
export type AddressFault = 'missing' | 'malformed' | 'insecure';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The origin of the portal out of the organisation's variable: https, or http on this computer only. */
export function portalOrigin(text: string): { origin: string } | { fault: AddressFault } {
  if (!text) return { fault: 'missing' };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { fault: 'malformed' };
  }
  if (url.username || url.password || !/^https?:$/.test(url.protocol)) return { fault: 'malformed' };
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return { fault: 'insecure' };
  return { origin: url.origin };
}
