import type { Problem } from './model.js';

/** What went wrong, in a form a page can explain: the server's problem, no network, or an answer that is not ours. */
export class ApiProblem extends Error {
  constructor(
    readonly kind: 'problem' | 'offline' | 'unreachable',
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(problem?.title ?? kind);
  }

  /** The last part of the problem's type, for example `form-closed`; empty when the answer was not ours. */
  get slug(): string {
    return this.problem?.type.replace(/^.*\//, '') ?? '';
  }

  /** What a reader can quote to find this in the logs. */
  get reference(): string | undefined {
    return this.problem?.instance?.replace(/^urn:[a-z-]+:/, '');
  }

  /** The connection is the trouble: trying again may help, and nothing has to be explained about the request. */
  get passing(): boolean {
    return this.kind !== 'problem' || this.status === 503 || this.status === 502;
  }

  /** Anything thrown, as a problem a page can show. */
  static of(thrown: unknown): ApiProblem {
    return thrown instanceof ApiProblem ? thrown : new ApiProblem('unreachable', 0);
  }
}

/** Reads the problem out of an answer that is not a success. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const ours = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (!ours) return new ApiProblem('unreachable', response.status);
  return new ApiProblem('problem', response.status, (await response.json()) as Problem);
}

/** `fetch` that says "no connection" as an {@link ApiProblem}. */
export async function reach(request: Request | string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new ApiProblem(navigator.onLine ? 'unreachable' : 'offline', 0);
  }
}
