// Calls of an engine's API as a client sends them. Without an SDK, whose own work would be measured too.
export interface Api {
  readonly endpoint: string;
  ecs(operation: string, input: object): Promise<Record<string, never>>;
  /** The services with the query protocol: the answer is XML. */
  query(service: keyof typeof versions, parameters: Readonly<Record<string, string>>): Promise<string>;
}

const versions = {
  ec2: '2016-11-15',
  cloudformation: '2010-05-15',
  elasticloadbalancing: '2015-12-01',
} as const;

export function apiOf(endpoint: string): Api {
  const send = async (service: string, headers: Record<string, string>, body: string) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text}`);
    return text;
  };
  return {
    endpoint,
    ecs: async (operation, input) =>
      JSON.parse(
        await send(
          'ecs',
          {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
          },
          JSON.stringify(input),
        ),
      ),
    query: (service, parameters) =>
      send(
        service,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ Version: versions[service], ...parameters }).toString(),
      ),
  };
}
