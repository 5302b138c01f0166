// git's smart HTTP protocol, by git's own CGI program: https://git-scm.com/docs/git-http-backend
import type { PassedRequest, PassedResponse } from '../../../contracts/driver.ts';
import { gitWith, type Repository } from '../git.ts';

/** What a client of git asks for. Anything else, a file of the repository for example, is not there. */
const requests: ReadonlyMap<string, string> = new Map([
  ['/info/refs', 'GET'],
  ['/git-upload-pack', 'POST'],
  ['/git-receive-pack', 'POST'],
]);

/** @throws GitFailure */
export async function httpBackend(repository: Repository, request: PassedRequest): Promise<PassedResponse> {
  const { method, path, query, headers, body } = request;
  if (requests.get(path) !== method || (path === '/info/refs' && !query.includes('service='))) {
    const text = new TextEncoder().encode('Only git clients are answered here.\n');
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: text };
  }
  const environment = {
    GIT_PROJECT_ROOT: repository.path,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: path,
    REQUEST_METHOD: method,
    QUERY_STRING: query,
    CONTENT_TYPE: headers['content-type'] ?? '',
    CONTENT_LENGTH: String(body.length),
    // With a user's name a push is allowed.
    REMOTE_USER: 'drydock',
    REMOTE_ADDR: '127.0.0.1',
    ...(headers['content-encoding'] ? { HTTP_CONTENT_ENCODING: headers['content-encoding'] } : {}),
    ...(headers['git-protocol'] ? { GIT_PROTOCOL: headers['git-protocol'] } : {}),
  };
  return parse(await gitWith(repository, { environment, input: body }, 'http-backend'));
}

/** https://www.rfc-editor.org/rfc/rfc3875#section-6 */
function parse(output: Buffer): PassedResponse {
  const end = output.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of output.subarray(0, end).toString().split('\r\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    if (name === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  return { status, headers, body: output.subarray(end + 4) };
}
