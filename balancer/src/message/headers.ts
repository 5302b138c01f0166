// A header field as the balancer carries it between protocols.

export interface Header {
  /** Lower case. */
  readonly key: string;
  /** As it was sent. */
  readonly name: string;
  readonly value: string;
  /** `name: value` and CRLF, when it was received in exactly that form: it can be forwarded as it is. */
  readonly line?: string | undefined;
}

/** In HTTP/1.1's wire format. */
export function headerLine(field: Header): string {
  return field.line ?? `${field.name}: ${field.value}\r\n`;
}

export function header(name: string, value: string): Header {
  return { key: name.toLowerCase(), name, value };
}

/** Without the blanks of RFC 9110's OWS around it: only those, where trim() would also take VT, FF and NBSP. */
export function withoutBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The first value of a header, as AWS's rules read it. */
export function headerValue(headers: readonly Header[], key: string): string | undefined {
  for (const field of headers) if (field.key === key) return field.value;
  return undefined;
}

/** Every comma-separated, lower-case element of a list header such as Connection. */
export function headerTokens(headers: readonly Header[], key: string): string[] {
  const tokens: string[] = [];
  for (const field of headers) {
    if (field.key !== key) continue;
    for (const part of field.value.split(',')) {
      const token = withoutBlanks(part).toLowerCase();
      if (token !== '') tokens.push(token);
    }
  }
  return tokens;
}
