/** How long a browser may take to begin with a file it was handed, in milliseconds. */
const TAKEN = 60_000;

/** Hands a file to the browser, which keeps it where its downloads go. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, TAKEN);
}

/** The name a server gave to what it sends; `otherwise` when it gave none. */
export function nameOf(response: Response, otherwise: string): string {
  return /filename="([\w.-]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? otherwise;
}
