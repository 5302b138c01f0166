// A target's response that is held until its body is complete. AWS answers 504 when a target's Content-Length is
// larger than its body, and 502 when the target closes early: both require that nothing has been sent yet. Only
// short bodies are held; a longer one is streamed, and the connection is cut if the rest never
// comes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html (HTTP 504)
import type { ResponseHead } from '../message/http1/response-head.ts';

/** Up to here a body mostly comes in one piece with its head, and waiting for it costs nothing. */
export const maxHeldBytes = 16 * 1024;

export class HeldResponse {
  readonly head: ResponseHead;
  #left: number;
  #pieces: Buffer[] | undefined;

  /** @param length of the body, in octets. */
  constructor(head: ResponseHead, length: number) {
    this.head = head;
    this.#left = length;
  }

  /** @returns the body when these octets complete it. */
  add(bytes: Buffer): Buffer | undefined {
    this.#left -= bytes.length;
    if (this.#left > 0) {
      this.#pieces ??= [];
      this.#pieces.push(bytes);
      return undefined;
    }
    return this.#pieces ? Buffer.concat([...this.#pieces, bytes]) : bytes;
  }
}
