// What a client may send on an HTTP/2 connection before it is decoded: header blocks up to 8 K as they are on the wire.
// node:http2 tells of fields only, and eight bytes of a compressed block can stand for a kilobyte of them, so frames are
// looked at here (RFC 9113 §4.1, §6.2, §6.10). Nothing is decoded: octets go on as they came, or not at all.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html (HTTP 000)

export const maxHeaderBlockBytes = 8 * 1024;

const prefaceBytes = 24;
const frameHeadBytes = 9;
/** A block has no reason to come in more: empty ones would fill the memory without end. */
const maxBlockFrames = 16;
const headers = 1;
const continuation = 9;
const endHeaders = 0x04;
const padded = 0x08;
const hasPriority = 0x20;

export class HeaderBlocks {
  readonly #tooLarge: (lastStreamId: number) => void;
  #prefaceLeft = prefaceBytes;
  /** The beginning of a frame of which it cannot be told yet what it is. */
  #held: Buffer | undefined;
  #payloadLeft = 0;
  #dropping = false;
  /** A block in several frames goes on when its last one has come. */
  #block: Buffer[] | undefined;
  #endsBlock = false;
  #blockBytes = 0;
  #blockFrames = 0;
  /** The highest stream that a header block was let through for. */
  #lastStreamId = 0;
  #refused = false;

  /** @param tooLarge told once: no header block after that goes on, nor anything of later streams. */
  constructor(tooLarge: (lastStreamId: number) => void) {
    this.#tooLarge = tooLarge;
  }

  /** @returns what goes on of the octets that came, in order; mostly all of them, in one piece. */
  pass(bytes: Buffer): readonly Buffer[] {
    const buffer = this.#held ? Buffer.concat([this.#held, bytes]) : bytes;
    this.#held = undefined;
    const passed: Buffer[] = [];
    let at = Math.min(this.#prefaceLeft, buffer.length);
    this.#prefaceLeft -= at;
    let from = 0;
    const flush = (to: number) => {
      if (to > from && !this.#dropping) {
        (this.#block ?? passed).push(from === 0 && to === buffer.length ? buffer : buffer.subarray(from, to));
      }
      from = to;
    };
    while (at < buffer.length) {
      if (this.#payloadLeft === 0) {
        if (buffer.length - at < headLength(buffer, at)) {
          this.#held = buffer.subarray(at);
          break;
        }
        const dropping = !this.#mayPass(buffer, at);
        const begins = !dropping && buffer[at + 3] === headers && (buffer[at + 4]! & endHeaders) === 0;
        if (dropping !== this.#dropping || begins) flush(at);
        this.#dropping = dropping;
        // Of a block that turns out too large, the beginning does not go on either.
        if (begins || dropping) this.#block = begins ? [] : undefined;
        this.#endsBlock = this.#block !== undefined && (buffer[at + 4]! & endHeaders) !== 0;
        this.#payloadLeft = buffer.readUIntBE(at, 3);
        at += frameHeadBytes;
      }
      const length = Math.min(this.#payloadLeft, buffer.length - at);
      this.#payloadLeft -= length;
      at += length;
      if (this.#payloadLeft === 0 && this.#endsBlock) {
        flush(at);
        passed.push(...(this.#block ?? []));
        this.#block = undefined;
        this.#endsBlock = false;
      }
    }
    flush(at);
    return passed;
  }

  #mayPass(buffer: Buffer, at: number): boolean {
    const type = buffer[at + 3]!;
    const streamId = buffer.readUInt32BE(at + 5) & 0x7fff_ffff;
    const ofBlock = type === headers || type === continuation;
    if (this.#refused) return !ofBlock && streamId <= this.#lastStreamId;
    if (!ofBlock) return true;
    const first = type === headers;
    this.#blockBytes = fragmentLength(buffer, at) + (first ? 0 : this.#blockBytes);
    this.#blockFrames = first ? 1 : this.#blockFrames + 1;
    if (this.#blockBytes <= maxHeaderBlockBytes && this.#blockFrames <= maxBlockFrames) {
      if ((buffer[at + 4]! & endHeaders) !== 0) this.#lastStreamId = Math.max(this.#lastStreamId, streamId);
      return true;
    }
    this.#refused = true;
    this.#tooLarge(this.#lastStreamId);
    return false;
  }
}

/** With the octet that says how much of a HEADERS frame is padding. */
function headLength(buffer: Buffer, at: number): number {
  const isPadded = buffer[at + 3] === headers && ((buffer[at + 4] ?? 0) & padded) !== 0;
  return frameHeadBytes + (isPadded && buffer.readUIntBE(at, 3) > 0 ? 1 : 0);
}

/** Of the header block that a frame carries: without padding and priority. */
function fragmentLength(buffer: Buffer, at: number): number {
  const length = buffer.readUIntBE(at, 3);
  if (buffer[at + 3] !== headers) return length;
  const flags = buffer[at + 4]!;
  const padding = flags & padded && length > 0 ? 1 + buffer[at + frameHeadBytes]! : 0;
  return Math.max(0, length - padding - (flags & hasPriority ? 5 : 0));
}
