/** A colour of the style sheet, as the page shows it now: light or dark. */
export const ink = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
