import { expect, test } from 'vitest';
import { Crowd } from './crowd.ts';

interface Member {
  readonly name: string;
  place: number;
}

const member = (name: string): Member => ({ name, place: -1 });
const crowd = () =>
  new Crowd<Member>(
    ({ place }) => place,
    (one, place) => {
      one.place = place;
    },
  );
const names = (of: Crowd<Member>) => {
  const seen: string[] = [];
  of.each(({ name }) => seen.push(name));
  return seen.sort().join('');
};

test('members are unique, and can be removed from anywhere', () => {
  const all = crowd();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(member) as [Member, Member, Member, Member];
  for (const one of [a, b, c, d, a]) all.add(one);
  expect([all.size, names(all)]).toEqual([4, 'abcd']);
  all.delete(b);
  all.delete(b);
  expect([all.size, names(all)]).toEqual([3, 'acd']);
  all.delete(d);
  all.add(b);
  expect([all.size, names(all)]).toEqual([3, 'abc']);
  all.clear();
  all.add(c);
  expect([all.size, names(all)]).toEqual([1, 'c']);
});

test('members removed during a visit do not disturb it: the others are visited once each', () => {
  const all = crowd();
  const members = ['a', 'b', 'c', 'd', 'e'].map(member);
  for (const one of members) all.add(one);
  const seen: string[] = [];
  all.each((one) => {
    seen.push(one.name);
    all.delete(one);
    if (one.name === 'd') all.delete(members[0]!);
  });
  expect(seen.sort().join('')).toBe('bcde');
  expect(all.size).toBe(0);
});

test('any sequence of additions and removals gives the same members as a Set', () => {
  const all = crowd();
  const expected = new Set<Member>();
  const members = Array.from({ length: 20 }, (_, i) => member(String.fromCharCode(97 + i)));
  for (let i = 0, seed = 7; i < 5000; i++, seed = (seed * 48_271) % 2_147_483_647) {
    const one = members[seed % members.length]!;
    if (seed % 3 === 0) {
      all.delete(one);
      expected.delete(one);
    } else {
      all.add(one);
      expected.add(one);
    }
    expect(all.size).toBe(expected.size);
  }
  expect(names(all)).toBe(
    [...expected]
      .map(({ name }) => name)
      .sort()
      .join(''),
  );
});
