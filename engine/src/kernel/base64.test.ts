import { expect, it } from 'vitest';
import { isBase64 } from './base64.ts';

it.each([
  ['', true],
  ['aGVsbG8=', true],
  ['aGVsbG8', true],
  ['aGVs\nbG8=\n', true],
  ['#!/bin/bash', false],
  ['echo hi', false],
  ['a=b', false],
  ['aGVsbG8====', false],
])('%j: %s', (text, expected) => {
  expect(isBase64(text)).toBe(expected);
});
