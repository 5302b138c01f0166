// X-Amzn-Trace-Id.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
import type { Millis } from '../contract/clock.ts';
import type { RandomHex } from './random-hex.ts';

const longestBytes = 7 * 1024;

/** @param sent the header as the client sent it. */
export function traceId(sent: string | undefined, now: Millis, random: RandomHex): string {
  const fresh = `1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')}-${random.next(24)}`;
  if (sent === undefined || sent.trim() === '') return `Root=${fresh}`;
  if (sent.length > longestBytes) {
    const root = /(?:^|;)\s*(Root=[^;]*)/.exec(sent)?.[1];
    return root !== undefined && root.length <= 256 ? `Self=${fresh};${root}` : `Root=${fresh}`;
  }
  const fields = sent
    .split(';')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  if (!fields.some((field) => field.startsWith('Root='))) return [`Root=${fresh}`, ...fields].join(';');
  if (fields.some((field) => field.startsWith('Self='))) {
    return fields.map((field) => (field.startsWith('Self=') ? `Self=${fresh}` : field)).join(';');
  }
  return fields.map((field) => (field.startsWith('Root=') ? `Self=${fresh};${field}` : field)).join(';');
}
