// Requests to function URLs: `http://<id>.lambda-url.<region>.localhost:<port>/…`. They come without a signature, from
// anywhere on this machine, as they do from the internet on AWS.
import { corsHeaders, urlEvent, urlResponse } from '../aws/lambda/function-urls/exchange.ts';
import { functionUrlsById } from '../aws/lambda/state.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Route } from '../wire/gateway.ts';
import type { RequestHead, WireResponse } from '../wire/request.ts';
import type { Region } from './region.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBodyBytes = 6 * 1024 ** 2;

const ofUrl = /^([a-z0-9]{32})\.lambda-url\.([a-z0-9-]+)\.localhost(?::\d+)?$/i;

interface Parts {
  region(name: string): Region | undefined;
  requestId(): string;
  now(): number;
}

/** The route of a request whose host is one of a function URL. */
export function functionUrlCalls(parts: Parts): (head: RequestHead) => Route | undefined {
  return ({ headers: { host = '' } }) => {
    const [, id = '', regionName = ''] = ofUrl.exec(host) ?? [];
    return id === '' ? undefined : routeTo(id.toLowerCase(), parts.region(regionName.toLowerCase()), parts);
  };
}

function routeTo(id: string, region: Region | undefined, parts: Parts): Route {
  const url = region?.state.by(functionUrlsById, id)[0];
  return {
    maxBodyBytes,
    refuse: ({ headers }) => {
      if (!url) return answer(403, 'Forbidden');
      if (url.authType === 'AWS_IAM' && !/^AWS4-/.test(headers.authorization ?? ''))
        return answer(403, 'Forbidden');
      return undefined;
    },
    async answer(request) {
      const cors = corsHeaders(url!, request);
      if (cors['access-control-allow-methods'] !== undefined) return { status: 200, headers: cors, body: '' };
      const requestId = parts.requestId();
      const event = urlEvent(url!, request, {
        host: (request.headers.host ?? '').replace(/:\d+$/, ''),
        requestId,
        now: parts.now(),
      });
      const response = await invoke(region!, url!, JSON.stringify(event));
      return { ...response, headers: { ...response.headers, ...cors, 'x-amzn-requestid': requestId } };
    },
  };
}

async function invoke(
  { machine }: Region,
  { functionName, qualifier }: { readonly functionName: string; readonly qualifier?: string },
  event: string,
): Promise<WireResponse> {
  try {
    const { Payload, FunctionError } = (await machine.answer('lambda', 'Invoke', {
      FunctionName: functionName,
      Qualifier: qualifier,
      Payload: Buffer.from(event),
    })) as { readonly Payload: Uint8Array; readonly FunctionError?: string };
    const response = FunctionError ? undefined : urlResponse(Buffer.from(Payload).toString());
    return response ?? failure(502);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.status === 429 ? answer(429, 'Too Many Requests') : failure(502, error.message);
  }
}

const answer = (status: number, Message: string): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ Message }),
});

const failure = (status: number, text = 'Internal Server Error'): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'InternalServerErrorException' },
  body: text,
});
