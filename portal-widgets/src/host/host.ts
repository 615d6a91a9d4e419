import { apiClient, type Api } from '../api/client.js';
import { Live } from '../api/live.js';

/** Where we run: the portal's own page, or a frame inside Zoho CRM. The only place that knows how one signs in there. */
export interface Host {
  /** Origin of the portal; empty on its own pages. */
  readonly base: string;
  /** A token that is valid now; `renew` asks for a new one because the server refused the last. */
  token(renew?: boolean): Promise<string>;
}

/** What pages and panels need to load their data. The entry makes it and hands it down. */
export interface Connection {
  readonly api: Api;
  readonly live: Live;
}

/** Connects to the portal from where we run. `name` is the reader's id: tabs of one reader share one stream. */
export function connect(host: Host, name: string, api = apiFor(host)): Connection {
  const token = (renew?: boolean) => host.token(renew);
  return { api, live: new Live({ base: host.base, token, name }) };
}

/** The API client of a host, without a stream. */
export function apiFor(host: Host): Api {
  return apiClient({ base: host.base, token: (renew) => host.token(renew) });
}
