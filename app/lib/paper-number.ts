/** The printed number of a 督办单 (GB/T 9704-2012, 7.2.5: word of the issuer, year in full in six-cornered brackets, number without leading zeros). */
export const orderNumber = ({ year, number }: { year: number; number: number }): string => `督〔${year}〕${number}号`;
