// JSON that a user writes: a request's body, a template, a policy. JSON.parse itself reads any nesting without recursion,
// but nearly everything that is done with the value afterwards recurses, JSON.stringify included.

/** Deeper than anything that AWS accepts, and far from the end of the stack. */
export const maxNesting = 200;

/** @throws SyntaxError when the text is not JSON, or is nested more than `maxNesting` levels deep */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isNestedDeeperThan(maxNesting, value)) {
    throw new SyntaxError(`it is nested more than ${maxNesting} levels deep`);
  }
  return value;
}

/** Whether objects and lists contain each other in more than so many levels. A byte array counts as a scalar. */
export function isNestedDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (levels === 0) return true;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inner.some((each) => isNestedDeeperThan(levels - 1, each));
}
