// DynamoDB's numbers: up to 38 digits, compared and added exactly.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html

/** `digits` × 10^`exponent`, without trailing zeros in the digits. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Undefined: the text is no number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const magnitude = BigInt(whole + fraction);
  return reduced(sign === '-' ? -magnitude : magnitude, Number(power) - fraction.length);
}

function reduced(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = digits.toString();
  const zeros = /0*$/.exec(text)![0].length;
  return { digits: BigInt(text.slice(0, text.length - zeros)), exponent: exponent + zeros };
}

/** How many significant digits it has. */
export const precision = ({ digits }: Decimal): number => digits.toString().replace('-', '').length;

/** The power of ten of the first digit. */
export const magnitude = (number: Decimal): number => precision(number) + number.exponent - 1;

export function compareDecimals(a: Decimal, b: Decimal): number {
  const { digits } = sum(a, { digits: -b.digits, exponent: b.exponent });
  return digits === 0n ? 0 : digits < 0n ? -1 : 1;
}

export function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  return reduced(scaled(a) + scaled(b), exponent);
}

export const negated = ({ digits, exponent }: Decimal): Decimal => ({ digits: -digits, exponent });

/** As DynamoDB returns it: without an exponent. */
export function decimalText({ digits, exponent }: Decimal): string {
  const negative = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return `${negative}${text}${'0'.repeat(exponent)}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${negative}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
