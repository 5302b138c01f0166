// Decodes scalars from text: a form, a header, a path or a query.
import type { NormalizedSchema } from '@smithy/core/schema';
import { malformed } from '../faults.ts';
import { whole } from './fractions.ts';
import { decodeTimestamp } from './timestamps.ts';

/** @param path names the member in the fault when the text is not of the schema's type */
export function decodeScalar(schema: NormalizedSchema, text: string, path: string): unknown {
  if (schema.isBooleanSchema()) {
    if (!/^(true|false)$/i.test(text)) throw malformed(`The value '${text}' of ${path} is not a boolean`);
    return text.toLowerCase() === 'true';
  }
  if (schema.isNumericSchema()) {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(value)) throw malformed(`The value '${text}' of ${path} is not a number`);
    return whole(value, path);
  }
  if (schema.isTimestampSchema()) {
    const date = decodeTimestamp(text);
    if (!date) throw malformed(`The value '${text}' of ${path} is not a timestamp`);
    return date;
  }
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, 'base64'));
  return text;
}
