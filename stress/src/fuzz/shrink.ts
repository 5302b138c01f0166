// Makes an input smaller as long as it still fails: members and items are left out, one after the other.

const attempts = 80;

export async function shrink(
  input: unknown,
  fails: (smaller: unknown) => Promise<boolean>,
): Promise<unknown> {
  let left = attempts;
  let smallest = input;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const candidate of smallerThan(smallest)) {
      if (left-- <= 0) break;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** The value without one of its members or items, at any depth; the largest cuts come first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    for (let i = 0; i < value.length; i++)
      for (const inner of smallerThan(value[i])) yield value.with(i, inner);
  } else if (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const members = Object.entries(value);
    for (const [name] of members) yield Object.fromEntries(members.filter(([other]) => other !== name));
    for (const [name, member] of members) {
      for (const inner of smallerThan(member)) {
        yield Object.fromEntries(members.map(([other, kept]) => [other, other === name ? inner : kept]));
      }
    }
  }
}
