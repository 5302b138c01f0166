// What a token of OpenID Connect says of whoever has it. https://www.rfc-editor.org/rfc/rfc7519
import { parseJson } from '../../kernel/json.ts';
import { invalidIdentityToken } from './faults.ts';

export interface Claims {
  /** Without `https://`. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Condition keys: `<issuer>:aud`, `<issuer>:sub` … in lower case. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** @throws InvalidIdentityToken */
export function claimsOf(token: string): Claims {
  const { iss, sub, aud, ...others } = payloadOf(token);
  const [audience] = [aud].flat();
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string')
    throw invalidIdentityToken('Missing a required claim: iss, sub and aud');
  const issuer = iss.replace(/^https:\/\//, '');
  const texts = Object.entries({ ...others, sub, aud: audience }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    issuer,
    subject: sub,
    audience,
    keys: Object.fromEntries(texts.map(([name, value]) => [`${issuer}:${name}`.toLowerCase(), [value]])),
  };
}

function payloadOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = '', signature] = token.split('.');
  try {
    const value: unknown = parseJson(Buffer.from(payload, 'base64url').toString());
    if (signature !== undefined && typeof value === 'object' && value !== null)
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // Refused below.
  }
  throw invalidIdentityToken(
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  );
}
