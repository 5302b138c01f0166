// A cache of facts about field names: the same few dozen come with every request.

export interface FieldName {
  /** Lower case. */
  readonly key: string;
  /** An RFC 9110 token. */
  readonly token: boolean;
  /** AWS: a valid header field name, for routing.http.drop_invalid_header_fields. */
  readonly valid: boolean;
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valid = /^[-A-Za-z0-9]+$/;
/** Bounded, so that a client with endless made-up names cannot fill the memory. */
const mostNames = 2000;
const known = new Map<string, FieldName>();

export function fieldName(name: string): FieldName {
  let found = known.get(name);
  if (!found) {
    found = { key: name.toLowerCase(), token: token.test(name), valid: valid.test(name) };
    if (known.size < mostNames && name.length <= 64) known.set(detached(name), found);
  }
  return found;
}

/** A slice keeps the whole head that it is part of alive; this does not. */
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
