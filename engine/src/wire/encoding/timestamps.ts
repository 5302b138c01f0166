// The three formats of timestamps. The schema number 4 leaves the format to the protocol.
import type { NormalizedSchema } from '@smithy/core/schema';

export type TimestampForm = 'date-time' | 'http-date' | 'epoch-seconds';

const forms: Readonly<Record<number, TimestampForm>> = { 5: 'date-time', 6: 'http-date', 7: 'epoch-seconds' };

export function timestampForm(schema: NormalizedSchema, usual: TimestampForm): TimestampForm {
  const raw = schema.getSchema();
  return (typeof raw === 'number' && forms[raw]) || usual;
}

export function encodeTimestamp(date: Date, form: TimestampForm): string {
  switch (form) {
    case 'date-time':
      return date.toISOString();
    case 'http-date':
      return date.toUTCString();
    case 'epoch-seconds':
      return String(date.getTime() / 1000);
  }
}

/** Undefined when the text is not a time. */
export function decodeTimestamp(text: string | number): Date | undefined {
  const isNumber = typeof text === 'number' || /^-?\d+(\.\d+)?$/.test(text);
  return validDate(isNumber ? new Date(Number(text) * 1000) : new Date(text));
}

const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Years have four digits, on the wire too. */
export function validDate(date: Date): Date | undefined {
  return date.getTime() >= Date.UTC(0, 0, 1) && date.getTime() <= lastMs ? date : undefined;
}
