import { expect, test } from 'vitest';
import { explicit, identifierOf, itemsOf, NotDer, readDer, timeOf } from './der.ts';

const der = (hex: string) => readDer(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test('a value has its content, and its whole for signatures', () => {
  const [first, second, ...more] = itemsOf(der('30 08 02 01 05 a0 03 01 01 ff'));
  expect(more).toEqual([]);
  expect(first).toMatchObject({ tag: 2, content: Buffer.from([5]), bytes: Buffer.from([2, 1, 5]) });
  expect(itemsOf(second, explicit(0))[0]?.content).toEqual(Buffer.from([0xff]));
});

test('lengths beyond 127 take octets of their own', () => {
  const long = Buffer.concat([Buffer.from('0482012c', 'hex'), Buffer.alloc(300)]);
  expect(readDer(long).content).toHaveLength(300);
});

test('what does not end, goes on afterwards or is another value is not DER', () => {
  for (const bytes of ['30', '3005 0201', '0201 0500', '3080 0000', '1f810000', '']) {
    expect(() => der(bytes), bytes).toThrow(NotDer);
  }
  expect(() => itemsOf(der('020105'))).toThrow(NotDer);
  expect(() => itemsOf(undefined)).toThrow(NotDer);
});

test('object identifiers are dotted', () => {
  expect(identifierOf(der('06 03 55 04 03'))).toBe('2.5.4.3');
  expect(identifierOf(der('06 09 2a 86 48 86 f7 0d 01 01 0b'))).toBe('1.2.840.113549.1.1.11');
  // X.690, 8.19.5: an example with a first arc of 2 and a second beyond 39.
  expect(identifierOf(der('06 03 88 37 03'))).toBe('2.999.3');
  expect(() => identifierOf(der('020105'))).toThrow(NotDer);
});

test('times have two digits for the year until 2049, or four', () => {
  const time = (tag: string, text: string) => timeOf(der(`${tag}0${text.length.toString(16)}${hex(text)}`));
  const hex = (text: string) => Buffer.from(text).toString('hex');
  expect(time('17', '491231235959Z')).toBe(Date.parse('2049-12-31T23:59:59Z'));
  expect(time('17', '500101000000Z')).toBe(Date.parse('1950-01-01T00:00:00Z'));
  expect(time('18', '21260617224321Z')).toBe(Date.parse('2126-06-17T22:43:21Z'));
  expect(() => time('17', '4912312359Z')).toThrow(NotDer);
  expect(() => time('02', '491231235959Z')).toThrow(NotDer);
});
