/** How the style page is looked at. */
export interface Settings {
  theme: 'light' | 'dark';
}

/** What the address says; without it, what the reader's system prefers. */
export function settingsOf(address: URLSearchParams): Settings {
  const theme = address.get('theme');
  if (theme === 'light' || theme === 'dark') return { theme };
  return { theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light' };
}

/** Puts the tokens of the whole document into a theme and a density. */
export function apply({ theme, density = 'portal' }: Settings & { density?: 'portal' | 'compact' }): void {
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  if (density === 'compact') dataset.density = density;
  else delete dataset.density;
}
