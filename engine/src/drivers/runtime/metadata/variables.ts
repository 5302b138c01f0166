// The variables by which a container finds what it may ask for: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-metadata.html

/** @param base where the endpoint listens, as the container reaches it */
export const metadataVariables = (base: string, id: string): Record<string, string> => ({
  ECS_CONTAINER_METADATA_URI: `${base}/v3/${id}`,
  ECS_CONTAINER_METADATA_URI_V4: `${base}/v4/${id}`,
  ECS_AGENT_URI: `${base}/api/${id}`,
});

/**
 * On AWS, credentials are at 169.254.170.2, and the variable has the path. SDKs also take them from an address of loopback.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function credentialVariables(base: string, id: string): Record<string, string> {
  const path = `/v2/credentials/${id}`;
  return new URL(base).host === '169.254.170.2'
    ? { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path }
    : { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${base}${path}` };
}
