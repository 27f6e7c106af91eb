/** With a capital at the beginning: a word of a chart's key as the head of a column. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
