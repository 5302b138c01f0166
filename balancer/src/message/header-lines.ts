// Header lines of a request, a response or a trailer section, strictly by RFC 9112 §5: no folding, no space before
// the colon, no bare CR or LF, no NUL. What AWS merely counts or classifies is added to the findings.
import type { Findings } from './desync.ts';
import { fieldName } from './field-names.ts';
import { type Header, withoutBlanks } from './headers.ts';

// The three kinds of byte that a head must not contain; any other oddity is only non-compliant.
const forbidden = /\0|\r(?!\n)|(?<!\r)\n/;
const clean = /^[\t\r\n\x20-\x7e]*$/;
// What nearly every head looks like: one pass settles all of it.
const ordinary = /^(?:[\t\x20-\x7e]*\r\n)*$/;
const blank = /^[ \t]*$/;

export const maxHeaderBytes = 16 * 1024;

/** True when every line is visible ASCII and ends with CRLF. */
export function isOrdinary(text: string): boolean {
  return ordinary.test(text);
}

/** True when the text contains a byte that makes any interpretation unsafe. */
export function holdsForbiddenOctets(text: string): boolean {
  return forbidden.test(text);
}

export function holdsOnlyVisibleAscii(text: string): boolean {
  return clean.test(text);
}

/**
 * Reads the lines of `text` from `at` to its end; each line ends with CRLF.
 * @returns the fields, or undefined when a line cannot be read (400 for a request, 502 for a response).
 */
export function parseHeaderLines(text: string, at: number, findings: Findings): Header[] | undefined {
  const headers: Header[] = [];
  let from = at;
  while (from < text.length) {
    const end = text.indexOf('\r\n', from);
    if (end < 0) return fail(findings);
    if (end - from > maxHeaderBytes) return fail(findings);
    const colon = text.indexOf(':', from);
    const first = text.charCodeAt(from);
    if (first === 0x20 || first === 0x09) {
      // A line of blanks only is AWS's EmptyHeader; with text it would continue the line above (obsolete folding).
      if (!blank.test(text.slice(from, end))) return fail(findings);
      findings.add('EmptyHeader');
    } else if (colon === from) {
      findings.add('EmptyHeader');
    } else if (colon < 0 || colon > end) {
      return fail(findings);
    } else {
      const name = text.slice(from, colon);
      const known = fieldName(name);
      if (!known.token) {
        if (/[\s\0]/.test(name)) return fail(findings);
        findings.add('NonCompliantHeader');
      }
      const value = withoutBlanks(text.slice(colon + 1, end));
      // One blank before the value and none behind is how nearly all of them are written.
      const usual = value.length === end - colon - 2 && text.charCodeAt(colon + 1) === 0x20;
      headers.push({ key: known.key, name, value, line: usual ? text.slice(from, end + 2) : undefined });
    }
    from = end + 2;
  }
  return headers;
}

function fail(findings: Findings): undefined {
  findings.add('BadHeader');
  return undefined;
}
