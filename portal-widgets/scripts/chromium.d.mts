/** Where a Chromium is and how to start it. */
export function chromium(cache?: string): { executablePath: string; args: string[]; env?: Record<string, string> };
