// Raw requests that two readers could understand in two ways, or that no reader should take, with the status that the
// balancer must give in its default (defensive) mode. `hang` is a request that never ends: the client gets 408 when
// the idle timeout has passed. `passed` goes on as one request, and the origin says what it thinks of it. `silence` is
// nothing at all, and then the end of the connection.

export interface SmugglingCase {
  readonly name: string;
  readonly bytes: string;
  readonly status: number | 'hang' | 'silence' | 'passed';
}

/** What must never be seen as a request of its own. */
export const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n';
export const chunkedSmuggled = `0\r\n\r\n${smuggled}`;

export const post = (fields: string, body = '') => `POST /x HTTP/1.1\r\nHost: a\r\n${fields}\r\n${body}`;
export const get = (fields: string, rest = '') => `GET /x HTTP/1.1\r\nHost: a\r\n${fields}\r\n${rest}`;

export type Row = readonly [name: string, bytes: string, status: SmugglingCase['status']];
