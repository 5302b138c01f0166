// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_WebhookFilterRule.html
// Whether a call of a webhook's URL starts its pipeline: it must be authentic, and its body must match every filter.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookFilterRule } from '@aws-sdk/client-codepipeline';
import { parseJson } from '../../../kernel/json.ts';
import type { WebhookRecord } from '../state.ts';

export interface WebhookCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Verdict = 'starts' | 'unauthentic' | 'filtered';

/** @param configuration of the source action, which filters refer to as `{Branch}` */
export function verify(
  { definition }: WebhookRecord,
  configuration: Readonly<Record<string, string>>,
  call: WebhookCall,
): Verdict {
  const { authentication, authenticationConfiguration, filters = [] } = definition;
  const secret = authenticationConfiguration?.SecretToken ?? '';
  // IP: every caller is on this machine, so the range of addresses is recorded and not checked.
  if (authentication === 'GITHUB_HMAC' && !isSigned(secret, call)) return 'unauthentic';
  let body: unknown;
  try {
    body = parseJson(new TextDecoder().decode(call.body) || '{}');
  } catch {
    return filters.length > 0 ? 'filtered' : 'starts';
  }
  return filters.every((filter) => matches(filter, body, configuration)) ? 'starts' : 'filtered';
}

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
function isSigned(secret: string, { headers, body }: WebhookCall): boolean {
  const given = headers['x-hub-signature-256'] ?? headers['x-hub-signature'] ?? '';
  const [algorithm = '', digest = ''] = given.split('=');
  if (algorithm !== 'sha1' && algorithm !== 'sha256') return false;
  const wanted = createHmac(algorithm, secret).update(body).digest();
  const actual = Buffer.from(digest, 'hex');
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}

function matches(
  { jsonPath = '', matchEquals }: WebhookFilterRule,
  body: unknown,
  configuration: Readonly<Record<string, string>>,
): boolean {
  const values = select(jsonPath, body);
  if (matchEquals === undefined) return values.length > 0;
  const wanted = matchEquals.replace(/\{([^{}]+)\}/g, (whole, key: string) =>
    Object.hasOwn(configuration, key) ? configuration[key]! : whole,
  );
  return values.some((value) => String(value) === wanted);
}

/** The values at a JSON path of names, positions and `*`: `$.commits[*].id`. */
function select(path: string, body: unknown): unknown[] {
  const steps = [...path.matchAll(/\.([^.[\]]+)|\[(\d+|\*)\]|\['([^']*)'\]/g)].map(
    ([, name, position, quoted]) => name ?? position ?? quoted ?? '',
  );
  return steps.reduce<unknown[]>(
    (values, step) => {
      const inner = values.filter((value) => typeof value === 'object' && value !== null) as Record<
        string,
        unknown
      >[];
      return inner.flatMap((value) =>
        step === '*' ? Object.values(value) : Object.hasOwn(value, step) ? [value[step]] : [],
      );
    },
    path.startsWith('$') ? [body] : [],
  );
}
