// An image in memory that lines, boxes and text are drawn on, and its PNG.
// https://www.w3.org/TR/png-3/
import { deflateSync } from 'node:zlib';
import { glyphHeight, glyphOf, glyphWidth } from './font.ts';

/** Red, green and blue, 0 to 255. */
export type Color = readonly [number, number, number];
export interface Point {
  readonly x: number;
  readonly y: number;
}

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number, background: Color) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height * 3);
    this.box(0, 0, width, height, background);
  }

  /** Of at least one pixel each way. */
  box(x: number, y: number, width: number, height: number, color: Color): void {
    const [left, top] = [Math.round(x), Math.round(y)];
    const right = Math.min(this.width, left + Math.max(1, Math.round(width)));
    const bottom = Math.min(this.height, top + Math.max(1, Math.round(height)));
    for (let row = Math.max(0, top); row < bottom; row++)
      for (let at = Math.max(0, left); at < right; at++) this.#pixels.set(color, (row * this.width + at) * 3);
  }

  line(from: Point, to: Point, color: Color, thickness = 1): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      this.box(x - thickness / 2, y - thickness / 2, thickness, thickness, color);
    }
  }

  /** @param size of a dot, pixels */
  text(text: string, x: number, y: number, color: Color, size = 2): void {
    for (const [index, letter] of [...text].entries())
      for (const [row, bits] of (glyphOf(letter) ?? []).entries())
        for (let column = 0; column < glyphWidth; column++)
          if (bits & (4 >> column))
            this.box(x + (index * (glyphWidth + 1) + column) * size, y + row * size, size, size, color);
  }

  png(): Uint8Array {
    const rows = new Uint8Array((this.width * 3 + 1) * this.height);
    for (let row = 0; row < this.height; row++)
      rows.set(
        this.#pixels.subarray(row * this.width * 3, (row + 1) * this.width * 3),
        row * (this.width * 3 + 1) + 1,
      );
    const header = new DataView(new ArrayBuffer(13));
    header.setUint32(0, this.width);
    header.setUint32(4, this.height);
    // Eight bits a channel, red, green and blue.
    header.setUint8(8, 8);
    header.setUint8(9, 2);
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', new Uint8Array(header.buffer)),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]);
  }
}

export const textWidth = (text: string, size = 2): number => [...text].length * (glyphWidth + 1) * size;
export const textHeight = (size = 2): number => glyphHeight * size;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** CRC-32, as the PNG specification defines it. */
export function checksum(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
