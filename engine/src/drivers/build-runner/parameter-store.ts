// Reads the values of env.parameter-store from the engine's own SSM API.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
import { PhaseFailure } from './failure.ts';

/** @throws PhaseFailure when a parameter cannot be read */
export async function readParameters(
  names: Readonly<Record<string, string>>,
  endpoint: string,
  region: string,
): Promise<Record<string, string>> {
  const values = await Promise.all(
    Object.entries(names).map(async ([variable, name]) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonSSM.GetParameter',
          // The engine requires a signature but does not verify it.
          authorization: `AWS4-HMAC-SHA256 Credential=build/20260101/${region}/ssm/aws4_request, SignedHeaders=host, Signature=0`,
        },
        body: JSON.stringify({ Name: name, WithDecryption: true }),
      });
      const answer = (await response.json()) as {
        Parameter?: { Value?: string };
        __type?: string;
        message?: string;
      };
      if (response.ok && answer.Parameter?.Value !== undefined)
        return [variable, answer.Parameter.Value] as const;
      const isMissing = answer.__type?.includes('ParameterNotFound');
      throw new PhaseFailure(
        'Decrypted Variables Error',
        isMissing
          ? `parameter does not exist: ${name}`
          : (answer.message ?? `parameter ${name} cannot be read`),
      );
    }),
  );
  return Object.fromEntries(values);
}
