// Where in the dashboard one is, as the address says it: `#logs?group=web&filter=error`. Every place has an address, so that a
// badge leads to it, and a reload stays.

export interface Place {
  /** A view's id; empty for the first view. */
  readonly view: string;
  readonly params: Readonly<Record<string, string>>;
}

export function placeOf(hash: string): Place {
  const [view = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { view, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** @returns a link's address; parameters that are empty or absent are left out */
export function linkTo(view: string, params: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `#${view}${query && `?${query}`}`;
}

/** Goes there without an entry in the browser's history, for what one types. */
export function replacePlace(view: string, params: Readonly<Record<string, string | undefined>>): void {
  history.replaceState(undefined, '', linkTo(view, params));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
