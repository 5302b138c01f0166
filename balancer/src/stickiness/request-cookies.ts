// Cookies of a request (RFC 6265 §5.4): the first of a name counts.
import type { Header } from '../message/headers.ts';

export function requestCookie(headers: readonly Header[], name: string): string | undefined {
  for (const field of headers) {
    if (field.key !== 'cookie') continue;
    for (const pair of field.value.split(';')) {
      const equals = pair.indexOf('=');
      if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
    }
  }
  return undefined;
}
