/** Where a Chromium is and how to start it. */
export function chromium(): { executablePath: string; args: string[]; env?: Record<string, string> };
