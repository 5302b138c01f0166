// Requests to the engine that served this page. A browser drops what is under way when the machine's network changes, loopback
// included, and the start of a container changes it: what only reads is asked again.

const pausesMs = [100, 400, 1500];

/**
 * @param isRead whether asking twice changes nothing
 * @returns the response with its whole body
 * @throws TypeError when there is no answer
 */
export async function send(path: string | URL, init: RequestInit, isRead: boolean): Promise<Response> {
  for (const pauseMs of isRead ? pausesMs : []) {
    try {
      return await whole(path, init);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return whole(path, init);
}

export const get = (path: string | URL): Promise<Response> => send(path, {}, true);

/** @param operation of an AWS API */
export const isReading = (operation: string): boolean =>
  /^(BatchGet|Describe|Filter|Get|List)/.test(operation);

async function whole(path: string | URL, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, response);
}
