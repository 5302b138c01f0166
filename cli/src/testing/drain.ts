// Runs steps to their end.

/** What the steps yielded, and what they returned. */
export async function drain<T, R>(steps: AsyncGenerator<T, R>): Promise<{ messages: T[]; result: R }> {
  const messages: T[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { messages, result: step.value };
    messages.push(step.value);
  }
}
