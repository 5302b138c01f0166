// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLive, requireVersion } from '../find.ts';

export const getSecretValue: Operation<'secretsmanager', 'GetSecretValue'> = (input, ctx) => {
  const secret = requireLive(ctx, input.SecretId);
  const version = requireVersion(secret, input);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.text,
    SecretBinary: version.binary === undefined ? undefined : Buffer.from(version.binary, 'base64'),
    VersionStages: [...version.stages],
    CreatedDate: new Date(version.createdAt),
  };
};
