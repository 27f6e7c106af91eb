/** Whether the last of 8, 12, 13 or 14 digits is their GS1 check digit (GS1 General Specifications, 7.9). */
export function hasCheckDigit(digits: string): boolean {
  if (![8, 12, 13, 14].includes(digits.length)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * (i % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}
