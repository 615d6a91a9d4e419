/** What became of a sign-in at Zoho so far. */
export type ZohoOutcome = { progress: 'waiting' | 'signed_in' } | { progress: 'refused'; cause: string };

/** A sign-in at Zoho that was begun. */
export interface ZohoSignIn {
  /** Zoho's page, for a window of its own. */
  readonly address: string;
  /** Six digits the window asks for when Zoho is done. */
  readonly code: string;
  /** When it is too late, in milliseconds since 1970. */
  readonly until: number;
  /** Asks the portal what became of it. Throws an `ApiProblem`. */
  outcome(): Promise<ZohoOutcome>;
}

/** The way in where the CRM cannot show the portal who is signed in to it. */
export interface ZohoDoor {
  /** Begins a sign-in. Throws an `ApiProblem`. */
  signInAtZoho(): Promise<ZohoSignIn>;
}
