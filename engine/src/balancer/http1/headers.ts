// A header field as the balancer carries it between protocols.

export interface Header {
  /** Lower case. */
  readonly key: string;
  /** As it was sent. */
  readonly name: string;
  readonly value: string;
}

export function header(name: string, value: string): Header {
  return { key: name.toLowerCase(), name, value };
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
      const token = part.trim().toLowerCase();
      if (token !== '') tokens.push(token);
    }
  }
  return tokens;
}
