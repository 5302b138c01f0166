// Who may change the clock: a page that was opened by `drydock open --dashboard`. The link's key buys the engine's token, once; it
// stays in this tab.
import { send } from './send.ts';

const name = 'drydock-token';

/** Whether this tab has the token. */
export const mayChangeClock = (): boolean => sessionStorage.getItem(name) !== null;

/**
 * Redeems the key in the address, if there is one, and takes it out of the address.
 * @returns what to say of a link that is of no use any more; empty otherwise
 */
export async function openSession(): Promise<string> {
  const key = /^#key=(.+)$/.exec(location.hash)?.[1];
  if (key === undefined) return '';
  history.replaceState(undefined, '', location.pathname);
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ key }) };
  const response = await send('/_drydock/dashboard/session', request, false);
  if (!response.ok) return '';
  const { token, refused = '' } = await response.json();
  if (token === undefined) return mayChangeClock() ? '' : refused;
  sessionStorage.setItem(name, token);
  return '';
}

/** A request of the engine's own API. @throws Error with its message */
export async function control(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${sessionStorage.getItem(name) ?? ''}`,
  };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await send(`/_drydock/${path}`, request, method === 'GET');
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
