// The cookies that bind a client: AWSALB to a target, AWSALBTG to a target group. Their content is sealed: whom they
// bind to, and when they were made.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#sticky-sessions
import type { Millis } from '../contract/clock.ts';
import { type Header, header } from '../message/headers.ts';
import { requestCookie } from './request-cookies.ts';
import type { Sealer } from './sealed-text.ts';

/** AWS's own cookies live for seven days, whatever the stickiness duration, which is inside. */
export const cookieLifetimeMs = 7 * 24 * 3600 * 1000;

export class BalancerCookie {
  readonly name: string;
  readonly #sealer: Sealer;
  readonly #corsName: string;
  // A second's cookies for one holder are the same: under load, sealing is done once and not per request.
  #madeAt = -1;
  readonly #made = new Map<string, readonly Header[]>();

  constructor(name: string, sealer: Sealer, corsName: string) {
    this.name = name;
    this.#sealer = sealer;
    this.#corsName = corsName;
  }

  /** Whom a request is bound to, if its cookie is genuine and not older than `durationSeconds`. */
  read(headers: readonly Header[], durationSeconds: number, now: Millis): string | undefined {
    return this.readSealed(headers, durationSeconds, now)?.holder;
  }

  /** The same, with the cookie's value as it was sent. Of the two, the one for CORS takes precedence. */
  readSealed(
    headers: readonly Header[],
    durationSeconds: number,
    now: Millis,
  ): { readonly holder: string; readonly value: string } | undefined {
    const sent = requestCookie(headers, this.#corsName) ?? requestCookie(headers, this.name);
    if (sent === undefined) return undefined;
    const text = this.#sealer.open(sent);
    const match = text === undefined ? null : /^([A-Z0-9-]+) ([0-9]+) (.*)$/s.exec(text);
    if (!match || match[1] !== this.name) return undefined;
    const isFresh = Number(match[2]) + durationSeconds > Math.floor(now / 1000);
    return isFresh ? { holder: match[3] ?? '', value: sent } : undefined;
  }

  /** The Set-Cookie fields that send a cookie again as it was made: its age counts from then. */
  repeat(value: string, now: Millis): readonly Header[] {
    return this.#fields(value, now);
  }

  /** The Set-Cookie fields that go with every response. */
  write(holder: string, now: Millis): readonly Header[] {
    const second = Math.floor(now / 1000);
    if (second !== this.#madeAt) {
      this.#made.clear();
      this.#madeAt = second;
    }
    let fields = this.#made.get(holder);
    if (!fields) {
      fields = this.#fields(this.#sealer.seal(`${this.name} ${second} ${holder}`), now);
      this.#made.set(holder, fields);
    }
    return fields;
  }

  #fields(value: string, now: Millis): readonly Header[] {
    const expires = new Date(now + cookieLifetimeMs).toUTCString();
    const plain = `${value}; Expires=${expires}; Path=/`;
    return [
      header('Set-Cookie', `${this.name}=${plain}`),
      header('Set-Cookie', `${this.#corsName}=${plain}; SameSite=None; Secure`),
    ];
  }
}
