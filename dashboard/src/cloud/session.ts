// Who may change the clock: a page that was opened by `drydock open --dashboard`. The link's key buys the engine's token, once; it
// stays in this tab.
const name = 'drydock-token';

/** Whether this tab has the token. */
export const mayChangeClock = (): boolean => sessionStorage.getItem(name) !== null;

/** Redeems the key in the address, if there is one, and takes it out of the address. */
export async function openSession(): Promise<void> {
  const key = /^#key=(.+)$/.exec(location.hash)?.[1];
  if (key === undefined) return;
  history.replaceState(undefined, '', location.pathname);
  const response = await fetch('/_drydock/dashboard/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  if (response.ok) sessionStorage.setItem(name, (await response.json()).token);
}

/** A request of the engine's own API. @throws Error with its message */
export async function control(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`/_drydock/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${sessionStorage.getItem(name) ?? ''}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
