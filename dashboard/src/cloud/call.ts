// Calls of AWS's APIs on the engine that serves this page. Its gateway takes any credentials, and verifies no signature; the page
// is of its own origin, which is what it does verify.
import { isReading, send } from './send.ts';
import { type Xml, xmlValue } from './xml.ts';

export class CallError extends Error {
  /** AWS's error code, `AccessDenied` for example. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Services that speak AWS JSON, by the name that requests are signed for. */
const jsonTargets = {
  'application-autoscaling': 'AnyScaleFrontendService',
  codebuild: 'CodeBuild_20161006',
  codepipeline: 'CodePipeline_20150709',
  ecr: 'AmazonEC2ContainerRegistry_V20150921',
  ecs: 'AmazonEC2ContainerServiceV20141113',
  logs: 'Logs_20140328',
} as const;

/** Services that speak AWS Query, with the version of their API. */
const queryVersions = {
  autoscaling: '2011-01-01',
  cloudformation: '2010-05-15',
  ec2: '2016-11-15',
  elasticloadbalancing: '2015-12-01',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
} as const;

const signature = (service: string, region: string) =>
  `AWS4-HMAC-SHA256 Credential=dashboard/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`;

export class Cloud {
  readonly region: string;

  constructor(region: string) {
    this.region = region;
  }

  /** @throws CallError with what the service answers */
  async json<Output>(service: keyof typeof jsonTargets, operation: string, input: object): Promise<Output> {
    const headers = {
      authorization: signature(service, this.region),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${jsonTargets[service]}.${operation}`,
    };
    const request = { method: 'POST', headers, body: JSON.stringify(input) };
    return outputOf(await send('/', request, isReading(operation)));
  }

  /** A call of a service whose operations are paths. @throws CallError with what the service answers */
  async rest<Output>(service: 'fis', method: string, path: string, body?: object): Promise<Output> {
    const headers = {
      authorization: signature(service, this.region),
      'content-type': 'application/json',
    };
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return outputOf(await send(path, request, method === 'GET'));
  }

  /** @returns the result's members; lists are arrays, everything else is text. @throws CallError with what the service answers */
  async query(
    service: keyof typeof queryVersions,
    operation: string,
    input: Readonly<Record<string, string>>,
  ): Promise<Xml> {
    const headers = {
      authorization: signature(service, this.region),
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    };
    const body = new URLSearchParams({ Action: operation, Version: queryVersions[service], ...input });
    const response = await send('/', { method: 'POST', headers, body }, isReading(operation));
    const document = new DOMParser().parseFromString(await response.text(), 'text/xml');
    const text = (name: string) => document.querySelector(name)?.textContent ?? '';
    if (!response.ok) throw new CallError(text('Error > Code'), text('Error > Message'));
    // EC2 has no element around its members.
    const result = document.querySelector(service === 'ec2' ? `${operation}Response` : `${operation}Result`);
    const value = result && xmlValue(result);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  }
}

async function outputOf<Output>(response: Response): Promise<Output> {
  const output = await response.json();
  if (response.ok) return output as Output;
  const code = String(output.__type ?? response.headers.get('x-amzn-errortype') ?? response.status)
    .split('#')
    .at(-1)!;
  throw new CallError(code, output.message ?? output.Message ?? code);
}
