// Reads a list page by page.
export function pagesOf<T>(
  read: (token: string | undefined) => {
    readonly items: readonly T[];
    readonly NextToken?: string | undefined;
  },
): T[][] {
  const pages: T[][] = [];
  let token: string | undefined;
  do {
    const { items, NextToken } = read(token);
    pages.push([...items]);
    token = NextToken;
  } while (token !== undefined);
  return pages;
}
