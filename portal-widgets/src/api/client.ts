import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './model.js';
import { problemOf, reach } from './problem.js';

export interface ApiOptions {
  /** Origin of the portal; inside Zoho CRM it comes from the organisation's variable, never from the bundle. */
  base: string;
  /** Gives a valid token, fetching a new one when the current one is old or `renew` is asked for. */
  token: (renew?: boolean) => Promise<string>;
}

/** The typed API. Every call either answers or throws an {@link ApiProblem}. */
export type Api = Client<paths>;

/** An API client that carries the token and renews it once when the server no longer takes it. */
export function apiClient({ base, token }: ApiOptions): Api {
  const send = async (request: Request) => {
    const spare = request.clone(); // a body can be read once
    request.headers.set('Authorization', `Bearer ${await token()}`);
    const answer = await reach(request);
    if (answer.status !== 401) return answer;
    spare.headers.set('Authorization', `Bearer ${await token(true)}`);
    return reach(spare);
  };
  const problems: Middleware = {
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
  };
  const client = createClient<paths>({ baseUrl: base, fetch: send });
  client.use(problems);
  return client;
}

/** The body of an answer; a failure has been thrown before it could get here. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
