// The URI of an `http` trait, such as `/functions/{FunctionName}/policy/{StatementId}?Qualifier`.
// https://smithy.io/2.0/spec/http-bindings.html#httptrait-uri
import { malformed } from '../faults.ts';
import type { WireRequest } from '../request.ts';

export interface UriPattern {
  /** Names of the labels, in order. */
  readonly names: readonly string[];
  readonly path: RegExp;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** How many parts are literal: the most literal of several matching patterns wins. */
  readonly literals: number;
}

const known = new Map<string, UriPattern>();

export function patternOf(uri: string): UriPattern {
  const found = known.get(uri);
  if (found) return found;
  const [path = '', search = ''] = uri.split('?');
  const names: string[] = [];
  let literals = 0;
  const segments = path.split('/').map((segment) => {
    const label = /^\{([^}+]+)(\+?)\}$/.exec(segment);
    if (!label) {
      literals += segment === '' ? 0 : 1;
      return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
    names.push(label[1]!);
    return label[2] ? '(.+)' : '([^/]+)';
  });
  const query = [...new URLSearchParams(search)];
  // Some of Lambda's URIs end with a slash; clients send them with and without it.
  const expression = new RegExp(`^${segments.join('/').replace(/\/$/, '')}/?$`);
  const pattern = { names, path: expression, query, literals: literals + query.length };
  known.set(uri, pattern);
  return pattern;
}

/** The decoded values of the labels; undefined when the request does not match. */
export function labelsOf(pattern: UriPattern, request: WireRequest): Record<string, string> | undefined {
  for (const [name, value] of pattern.query) {
    const given = request.query.get(name);
    if (given === null || (value !== '' && given !== value)) return undefined;
  }
  const match = pattern.path.exec(request.path);
  if (!match) return undefined;
  return Object.fromEntries(pattern.names.map((name, at) => [name, decoded(match[at + 1]!)]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed(`The path has a malformed escape: ${text}`);
  }
}
