// Loaded before an engine: its clock is off by the milliseconds in the file $SHIFTED_CLOCK, which may change.
import { readFileSync } from 'node:fs';

const file = process.env.SHIFTED_CLOCK;
const RealDate = Date;
let offset = 0;
setInterval(() => {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Not written yet.
  }
}, 100).unref();

class ShiftedDate extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + offset);
    else super(...values);
  }

  static now() {
    return RealDate.now() + offset;
  }

  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
}
globalThis.Date = ShiftedDate;
