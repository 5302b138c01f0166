import { expect, test } from 'vitest';
import { Heap } from './heap.ts';
import { Ids } from './ids.ts';

test('a heap returns what was pushed in order, whatever the order of pushing', () => {
  const ids = new Ids('heap');
  for (let round = 0; round < 50; round++) {
    const numbers = Array.from({ length: ids.below(40) }, () => ids.below(20));
    const heap = new Heap<number>((a, b) => a < b);
    for (const number of numbers) heap.push(number);
    const popped = numbers.map(() => heap.pop());
    expect(popped).toEqual([...numbers].sort((a, b) => a - b));
    expect(heap.pop()).toBeUndefined();
  }
});

test('the first is known without removing it', () => {
  const heap = new Heap<string>((a, b) => a < b);
  for (const word of ['b', 'a', 'c']) heap.push(word);
  expect(heap.first).toBe('a');
  expect(heap.pop()).toBe('a');
  heap.clear();
  expect(heap.first).toBeUndefined();
});
