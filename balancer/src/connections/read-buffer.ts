// The memory that one socket reads into, used again and again: allocating 64 KiB for each read is what costs a
// busy connection most. It starts small (thousands of quiet WebSockets are cheap) and grows once it has been filled.

const smallBytes = 4 * 1024;
const largeBytes = 128 * 1024;

export class ReadBuffer {
  #bytes = Buffer.allocUnsafeSlow(smallBytes);
  #fresh = true;

  /** Called by the socket before it reads: the same memory, unless it has been given away or was too small. */
  next(): Buffer | null {
    if (!this.#fresh) return null;
    this.#fresh = false;
    return this.#bytes;
  }

  /** What has been read; valid until the next read, unless it is given away. */
  filled(length: number): Buffer {
    const bytes = this.#bytes;
    if (length === bytes.length && length < largeBytes) this.#replace(largeBytes);
    return length === bytes.length ? bytes : bytes.subarray(0, length);
  }

  /** Somebody still holds what was read: read into other memory. */
  giveAway(): void {
    if (!this.#fresh) this.#replace(this.#bytes.length);
  }

  #replace(length: number): void {
    this.#bytes = Buffer.allocUnsafeSlow(length);
    this.#fresh = true;
  }
}
