// AWSALBAPP-0 to -3: whom a client's sessions are bound to, of each target group with application-based stickiness. The
// text is sealed; what is longer than browsers take in one cookie goes in up to four. All four are always set: those
// that are not needed say `_remove_`, which is how AWS's load balancers have been seen to do it.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#application-based-stickiness
import type { Millis } from '../contract/clock.ts';
import { type Header, header, headerValue } from '../message/headers.ts';
import { cookieLifetimeMs } from './balancer-cookie.ts';
import { requestCookie } from './request-cookies.ts';
import { type Sealer, sealedLength } from './sealed-text.ts';

export interface SessionBinding {
  readonly targetKey: string;
  /** In seconds: the stickiness duration counts from here. */
  readonly madeAt: number;
}

/** By target group ARN. */
export type SessionBindings = ReadonlyMap<string, SessionBinding>;

const shards = 4;
/** The longest value: with its name it stays below the 4,096 octets that browsers take. */
const shardLength = 4000;
const unused = '_remove_';
const firstWord = 'AWSALBAPP';

export class ApplicationCookie {
  readonly #sealer: Sealer;
  // As with the other cookies, those of one second are made once.
  #madeAt = -1;
  readonly #made = new Map<string, readonly Header[]>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  read(headers: readonly Header[]): SessionBindings {
    const sent: string[] = [];
    for (let i = 0; i < shards; i++) {
      const value = requestCookie(headers, nameOf(i));
      if (value === undefined || value === unused) break;
      sent.push(value);
    }
    // The last ones may be left over from a longer text.
    for (; sent.length > 0; sent.pop()) {
      const text = this.#sealer.open(sent.join(''));
      if (text !== undefined) return parsed(text);
    }
    return new Map();
  }

  /** The Set-Cookie fields. @param request a cross-origin request of a browser that needs it gets SameSite=None. */
  write(bindings: SessionBindings, now: Millis, request: readonly Header[]): readonly Header[] {
    const second = Math.floor(now / 1000);
    if (second !== this.#madeAt) {
      this.#made.clear();
      this.#madeAt = second;
    }
    const text = textOf(bindings);
    const extra = needsSameSite(request) ? '; SameSite=None; Secure' : '';
    const key = text + extra;
    let fields = this.#made.get(key);
    if (!fields) {
      const value = text === '' ? '' : this.#sealer.seal(text);
      const expires = new Date(now + cookieLifetimeMs).toUTCString();
      fields = Array.from({ length: shards }, (_, i) => {
        const part = value.slice(i * shardLength, (i + 1) * shardLength) || unused;
        return header('Set-Cookie', `${nameOf(i)}=${part}; Expires=${expires}; Path=/${extra}`);
      });
      this.#made.set(key, fields);
    }
    return fields;
  }
}

const nameOf = (shard: number) => `AWSALBAPP-${shard}`;

function parsed(text: string): SessionBindings {
  const [word, ...lines] = text.split('\n');
  if (word !== firstWord) return new Map();
  return new Map(
    lines.map((line) => {
      const [madeAt = '', arn = '', ...key] = line.split(' ');
      return [arn, { madeAt: Number(madeAt), targetKey: key.join(' ') }];
    }),
  );
}

/** Empty when nothing is bound. Of more than fits, the newest are kept. */
function textOf(bindings: SessionBindings): string {
  const lines = [...bindings]
    .sort(([, a], [, b]) => b.madeAt - a.madeAt)
    .map(([arn, { madeAt, targetKey }]) => `${madeAt} ${arn} ${targetKey}`);
  let text = firstWord;
  for (const line of lines) {
    const longer = `${text}\n${line}`;
    if (sealedLength(longer) > shards * shardLength) break;
    text = longer;
  }
  return text === firstWord ? '' : text;
}

/** AWS adds it only for browsers of Chromium 80 and above. */
function needsSameSite(request: readonly Header[]): boolean {
  if (headerValue(request, 'origin') === undefined) return false;
  const version = /Chrom(?:e|ium)\/([0-9]+)/.exec(headerValue(request, 'user-agent') ?? '')?.[1];
  return version !== undefined && Number(version) >= 80;
}
