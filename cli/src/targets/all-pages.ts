// Reads a list of an AWS API to its end.

/** Every item of a list that comes in pages. */
export async function allPages<T>(
  page: (
    token: string | undefined,
  ) => Promise<{ readonly items?: readonly T[] | undefined; readonly next?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], next } = await page(token);
    all.push(...items);
    token = next;
  } while (token);
  return all;
}
